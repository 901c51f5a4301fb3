/** The commands as people call them. */
@NullMarked
package io.buildify.local.command;

import org.jspecify.annotations.NullMarked;
