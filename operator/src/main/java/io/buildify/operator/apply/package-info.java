/** Carries a plan out: the one place where deciding becomes doing. */
@NullMarked
package io.buildify.operator.apply;

import org.jspecify.annotations.NullMarked;
