/** From an event to a signed request, and what came of it. */
@NullMarked
package io.buildify.webhook.call;

import org.jspecify.annotations.NullMarked;
