/** The operator. */
@NullMarked
package io.buildify.operator;

import org.jspecify.annotations.NullMarked;
