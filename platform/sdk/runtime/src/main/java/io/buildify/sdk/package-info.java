/** The SDK of module authors. */
@NullMarked
package io.buildify.sdk;

import org.jspecify.annotations.NullMarked;
