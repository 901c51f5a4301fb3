/** PostgreSQL from binaries, with passwords and fsync really on. */
@NullMarked
package io.buildify.local.postgresql;

import org.jspecify.annotations.NullMarked;
