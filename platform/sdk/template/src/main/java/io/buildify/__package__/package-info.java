/** The module __module__. */
@NullMarked
package io.buildify.__package__;

import org.jspecify.annotations.NullMarked;
