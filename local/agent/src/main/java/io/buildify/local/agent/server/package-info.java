/** The kubelet's HTTPS endpoint. */
@NullMarked
package io.buildify.local.agent.server;

import org.jspecify.annotations.NullMarked;
