/** Kafka behind {@link io.buildify.operator.external.KafkaPort} and {@link io.buildify.operator.external.ConfigurationPublisher}. */
@NullMarked
package io.buildify.operator.external.kafka;

import org.jspecify.annotations.NullMarked;
