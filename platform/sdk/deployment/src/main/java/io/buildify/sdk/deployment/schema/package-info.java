/** PURE: JSON Schema 2020-12 of a module's records. */
@NullMarked
package io.buildify.sdk.deployment.schema;

import org.jspecify.annotations.NullMarked;
