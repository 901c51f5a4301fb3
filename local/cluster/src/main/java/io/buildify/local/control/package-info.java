/** How other programs talk to the supervisor of a running cluster. */
@NullMarked
package io.buildify.local.control;

import org.jspecify.annotations.NullMarked;
