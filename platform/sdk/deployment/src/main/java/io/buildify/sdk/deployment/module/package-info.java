/** Keeps {@code module.yaml} what the code says. */
@NullMarked
package io.buildify.sdk.deployment.module;

import org.jspecify.annotations.NullMarked;
