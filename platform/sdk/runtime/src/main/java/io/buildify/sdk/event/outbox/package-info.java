/** From the outbox to Kafka: each event that was committed, in the order of its key. */
@NullMarked
package io.buildify.sdk.event.outbox;

import org.jspecify.annotations.NullMarked;
