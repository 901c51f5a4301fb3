/** Measurements beside their floor. Each has a main that prints a table; none fails a build. */
@NullMarked
package io.buildify.bench;

import org.jspecify.annotations.NullMarked;
