/** PURE: what happened, told as conditions. */
@NullMarked
package io.buildify.operator.status;

import org.jspecify.annotations.NullMarked;
