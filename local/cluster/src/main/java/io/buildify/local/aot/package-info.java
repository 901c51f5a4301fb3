/** AOT caches: what a Java program loaded and linked in one run, ready for the next. */
@NullMarked
package io.buildify.local.aot;

import org.jspecify.annotations.NullMarked;
