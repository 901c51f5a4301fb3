/** Where it is kept: warehouses and their locations. */
@NullMarked
package io.buildify.warehouse.place;

import org.jspecify.annotations.NullMarked;
