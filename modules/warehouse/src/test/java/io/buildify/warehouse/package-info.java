/** The module on a real PostgreSQL and Kafka. */
@NullMarked
package io.buildify.warehouse;

import org.jspecify.annotations.NullMarked;
