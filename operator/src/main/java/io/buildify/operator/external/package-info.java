/** PostgreSQL and Kafka, behind ports. Everything here blocks and belongs on the {@link ExternalPool}. */
@NullMarked
package io.buildify.operator.external;

import org.jspecify.annotations.NullMarked;
