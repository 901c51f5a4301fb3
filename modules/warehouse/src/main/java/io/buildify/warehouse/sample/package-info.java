/** A warehouse to try the module with. */
@NullMarked
package io.buildify.warehouse.sample;

import org.jspecify.annotations.NullMarked;
