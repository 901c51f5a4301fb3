/** What leaves for customers, and what comes back. */
@NullMarked
package io.buildify.warehouse.shipment;

import org.jspecify.annotations.NullMarked;
