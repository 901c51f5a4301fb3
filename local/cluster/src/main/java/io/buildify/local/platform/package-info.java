/** Buildify itself on the local cluster: node agent, operator, gateway, and the quickstart. */
@NullMarked
package io.buildify.local.platform;

import org.jspecify.annotations.NullMarked;
