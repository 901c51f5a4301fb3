/** Test support of module authors: an instance of their module on a real PostgreSQL and Kafka, without an operator. */
@NullMarked
package io.buildify.testing;

import org.jspecify.annotations.NullMarked;
