/** The chart of accounts. */
@NullMarked
package io.buildify.financial.account;

import org.jspecify.annotations.NullMarked;
