/** PURE: looks up what a custom resource refers to: found, missing, not ready. */
@NullMarked
package io.buildify.operator.resolve;

import org.jspecify.annotations.NullMarked;
