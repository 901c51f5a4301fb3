/** Errors as RFC 9457 problems. */
@NullMarked
package io.buildify.sdk.problem;

import org.jspecify.annotations.NullMarked;
