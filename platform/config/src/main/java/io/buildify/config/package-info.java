/** Pure rules of the configuration tiers: merge, origin, schema validation, limits and hash. */
@NullMarked
package io.buildify.config;

import org.jspecify.annotations.NullMarked;
