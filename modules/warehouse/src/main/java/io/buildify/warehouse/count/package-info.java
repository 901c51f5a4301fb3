/** What people count, against what the ledger says. */
@NullMarked
package io.buildify.warehouse.count;

import org.jspecify.annotations.NullMarked;
