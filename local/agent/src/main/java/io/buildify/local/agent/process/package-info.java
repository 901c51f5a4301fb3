/** Running one container as a local process: start, tree, end, leftovers. */
@NullMarked
package io.buildify.local.agent.process;

import org.jspecify.annotations.NullMarked;
