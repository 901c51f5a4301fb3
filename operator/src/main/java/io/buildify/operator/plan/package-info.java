/** PURE: what a resolution asks for, as immutable records. */
@NullMarked
package io.buildify.operator.plan;

import org.jspecify.annotations.NullMarked;
