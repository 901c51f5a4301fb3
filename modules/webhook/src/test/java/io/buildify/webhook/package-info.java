/** Stories of the module, with a real receiver. */
@NullMarked
package io.buildify.webhook;

import org.jspecify.annotations.NullMarked;
