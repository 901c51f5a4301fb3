/** EndpointSlices from Services and Pods. */
@NullMarked
package io.buildify.local.agent.endpoint;

import org.jspecify.annotations.NullMarked;
