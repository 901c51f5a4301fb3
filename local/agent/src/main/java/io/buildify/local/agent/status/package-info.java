/** From what containers do to a PodStatus. Pure. */
@NullMarked
package io.buildify.local.agent.status;

import org.jspecify.annotations.NullMarked;
