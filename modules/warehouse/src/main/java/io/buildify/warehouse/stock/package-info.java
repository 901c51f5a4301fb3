/** How much there is: the ledger of movements, and the stock that it comes to. */
@NullMarked
package io.buildify.warehouse.stock;

import org.jspecify.annotations.NullMarked;
