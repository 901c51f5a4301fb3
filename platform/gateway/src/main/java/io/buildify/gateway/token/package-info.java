/** Who is calling: the verified token of a request, and why a token is refused. */
@NullMarked
package io.buildify.gateway.token;

import org.jspecify.annotations.NullMarked;
