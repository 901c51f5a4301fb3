/** What is to be ordered. */
@NullMarked
package io.buildify.warehouse.reorder;

import org.jspecify.annotations.NullMarked;
