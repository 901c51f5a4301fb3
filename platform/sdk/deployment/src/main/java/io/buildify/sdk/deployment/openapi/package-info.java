/** What the SDK adds to a module's OpenAPI document. */
@NullMarked
package io.buildify.sdk.deployment.openapi;

import org.jspecify.annotations.NullMarked;
