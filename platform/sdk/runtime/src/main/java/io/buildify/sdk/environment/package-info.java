/** What the operator tells the process through its environment. */
@NullMarked
package io.buildify.sdk.environment;

import org.jspecify.annotations.NullMarked;
