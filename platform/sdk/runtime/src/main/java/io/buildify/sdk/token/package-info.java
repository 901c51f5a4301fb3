/** Verification of the callers' tokens. */
@NullMarked
package io.buildify.sdk.token;

import org.jspecify.annotations.NullMarked;
