/** The local cluster: control plane, PostgreSQL and Kafka without Docker. */
@NullMarked
package io.buildify.local;

import org.jspecify.annotations.NullMarked;
