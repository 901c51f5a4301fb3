/** Items. */
@NullMarked
package io.buildify.__package__.item;

import org.jspecify.annotations.NullMarked;
