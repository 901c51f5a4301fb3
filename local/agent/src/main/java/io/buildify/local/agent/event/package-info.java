/** Kubernetes Events about Pods. */
@NullMarked
package io.buildify.local.agent.event;

import org.jspecify.annotations.NullMarked;
