/** {@code Idempotency-Key}: a POST that is sent again has its effect once, and gets the first answer again. */
@NullMarked
package io.buildify.sdk.idempotency;

import org.jspecify.annotations.NullMarked;
