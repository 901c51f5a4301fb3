/** Kubernetes Events about transitions of conditions. */
@NullMarked
package io.buildify.operator.event;

import org.jspecify.annotations.NullMarked;
