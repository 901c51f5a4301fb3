/** Stories told through {@code ./buildify}, kubectl and the gateway, as their users would. */
@NullMarked
package io.buildify.e2e;

import org.jspecify.annotations.NullMarked;
