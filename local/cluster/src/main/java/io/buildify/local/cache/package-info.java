/** Programs that are made or fetched once per machine and shared by all clusters. */
@NullMarked
package io.buildify.local.cache;

import org.jspecify.annotations.NullMarked;
