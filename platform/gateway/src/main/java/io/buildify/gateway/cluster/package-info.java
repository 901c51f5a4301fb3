/** What the API server says: HTTPRoutes, Services and EndpointSlices, read into one immutable topology. */
@NullMarked
package io.buildify.gateway.cluster;

import org.jspecify.annotations.NullMarked;
