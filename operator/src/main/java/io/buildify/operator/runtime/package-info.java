/** The process: what is wired to what, when it starts to work, how it is observed. */
@NullMarked
package io.buildify.operator.runtime;

import org.jspecify.annotations.NullMarked;
