/** Months that close. */
@NullMarked
package io.buildify.financial.period;

import org.jspecify.annotations.NullMarked;
