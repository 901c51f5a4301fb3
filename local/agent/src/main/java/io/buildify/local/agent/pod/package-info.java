/** The life of a Pod on this node. */
@NullMarked
package io.buildify.local.agent.pod;

import org.jspecify.annotations.NullMarked;
