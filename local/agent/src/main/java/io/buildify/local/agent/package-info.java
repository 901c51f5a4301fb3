/** A node agent that runs Pods as local processes. */
@NullMarked
package io.buildify.local.agent;

import org.jspecify.annotations.NullMarked;
