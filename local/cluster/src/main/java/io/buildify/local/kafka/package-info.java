/** A Kafka broker with SCRAM, ACLs and a guarded controller listener, in a process of its own. */
@NullMarked
package io.buildify.local.kafka;

import org.jspecify.annotations.NullMarked;
