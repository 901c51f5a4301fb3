/** Log files of containers, and the questions kubectl logs asks of them. */
@NullMarked
package io.buildify.local.agent.log;

import org.jspecify.annotations.NullMarked;
