/**
 * Which rule serves a request: a pure function of the admitted routes and the request, by the precedence of the
 * Gateway API. Only the JDK is imported here; {@code PurityTest} keeps it so.
 */
@NullMarked
package io.buildify.gateway.routing;

import org.jspecify.annotations.NullMarked;
