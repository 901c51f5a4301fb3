/** What operator and modules exchange through Kafka: topic names, record keys and values. */
@NullMarked
package io.buildify.events;

import org.jspecify.annotations.NullMarked;
