/** What operator and modules agree on inside a PostgreSQL database. */
@NullMarked
package io.buildify.database;

import org.jspecify.annotations.NullMarked;
