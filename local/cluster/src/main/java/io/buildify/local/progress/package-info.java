/** What the supervisor does, step by step, as others can read it. */
@NullMarked
package io.buildify.local.progress;

import org.jspecify.annotations.NullMarked;
