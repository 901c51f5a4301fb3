/** The author's loop: what a module runs on in Quarkus' dev mode, and only there. */
@NullMarked
package io.buildify.sdk.deployment.development;

import org.jspecify.annotations.NullMarked;
