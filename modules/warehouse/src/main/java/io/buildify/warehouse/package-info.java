/** Warehouse module: stock, reservations, shipments and counts. */
@NullMarked
package io.buildify.warehouse;

import org.jspecify.annotations.NullMarked;
