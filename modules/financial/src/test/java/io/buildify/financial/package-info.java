/** The module on a real PostgreSQL and Kafka. */
@NullMarked
package io.buildify.financial;

import org.jspecify.annotations.NullMarked;
