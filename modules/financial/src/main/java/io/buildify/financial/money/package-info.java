/** Amounts in a currency's minor unit. */
@NullMarked
package io.buildify.financial.money;

import org.jspecify.annotations.NullMarked;
