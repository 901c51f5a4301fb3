@NullMarked
package io.buildify.__package__;

import org.jspecify.annotations.NullMarked;
