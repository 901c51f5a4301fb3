/** Volumes as folders, and mount paths as paths into them. */
@NullMarked
package io.buildify.local.agent.volume;

import org.jspecify.annotations.NullMarked;
