/** Goods that are kept for somebody. */
@NullMarked
package io.buildify.warehouse.reservation;

import org.jspecify.annotations.NullMarked;
