/** Data that a tenant or a company begins with. */
@NullMarked
package io.buildify.sdk.bootstrap;

import org.jspecify.annotations.NullMarked;
