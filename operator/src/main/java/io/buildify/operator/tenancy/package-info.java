/** Which namespace a tenant id belongs to. */
@NullMarked
package io.buildify.operator.tenancy;

import org.jspecify.annotations.NullMarked;
