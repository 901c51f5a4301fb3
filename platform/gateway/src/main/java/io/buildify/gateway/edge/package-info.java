/** From a client's connection to an upstream's and back. */
@NullMarked
package io.buildify.gateway.edge;

import org.jspecify.annotations.NullMarked;
