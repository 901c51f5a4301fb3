/** The SDK on a real PostgreSQL and Kafka. */
@NullMarked
package io.buildify.sdk.it;

import org.jspecify.annotations.NullMarked;
