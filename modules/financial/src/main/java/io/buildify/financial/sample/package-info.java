/** Books to try the module with. */
@NullMarked
package io.buildify.financial.sample;

import org.jspecify.annotations.NullMarked;
