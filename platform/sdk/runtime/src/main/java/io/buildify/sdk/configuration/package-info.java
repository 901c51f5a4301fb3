/** The instance's configuration topic, and the configuration of the current scope. */
@NullMarked
package io.buildify.sdk.configuration;

import org.jspecify.annotations.NullMarked;
