/** What the SDK does while a module is built. */
@NullMarked
package io.buildify.sdk.deployment;

import org.jspecify.annotations.NullMarked;
