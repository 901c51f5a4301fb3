/** How many running instances are replaced at the same time, and when a roll stops. */
@NullMarked
package io.buildify.operator.rollout;

import org.jspecify.annotations.NullMarked;
