/** From Kafka to the handlers: each effect once, in the order of its key. */
@NullMarked
package io.buildify.sdk.event.inbox;

import org.jspecify.annotations.NullMarked;
