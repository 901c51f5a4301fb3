/** The three ways a module's process runs: serve, migrate, erase. */
@NullMarked
package io.buildify.sdk.start;

import org.jspecify.annotations.NullMarked;
