/** Where requests go: endpoints, which of them is chosen, and which are left out after a failure. */
@NullMarked
package io.buildify.gateway.upstream;

import org.jspecify.annotations.NullMarked;
