/** What a process finds in its environment, and the command line made of it. Pure but for the references it asks for. */
@NullMarked
package io.buildify.local.agent.environment;

import org.jspecify.annotations.NullMarked;
