/** PostgreSQL behind {@link io.buildify.operator.external.DatabasePort}. */
@NullMarked
package io.buildify.operator.external.postgresql;

import org.jspecify.annotations.NullMarked;
