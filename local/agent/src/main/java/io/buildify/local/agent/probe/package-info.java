/** Startup, readiness and liveness probes. */
@NullMarked
package io.buildify.local.agent.probe;

import org.jspecify.annotations.NullMarked;
