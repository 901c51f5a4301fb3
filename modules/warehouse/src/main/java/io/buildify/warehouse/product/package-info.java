/** What is kept: products, by their stock keeping unit. */
@NullMarked
package io.buildify.warehouse.product;

import org.jspecify.annotations.NullMarked;
