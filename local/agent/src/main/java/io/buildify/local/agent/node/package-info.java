/** The Node object and its heartbeat. */
@NullMarked
package io.buildify.local.agent.node;

import org.jspecify.annotations.NullMarked;
