/** The long-lived process that starts the parts, watches them and stops them. */
@NullMarked
package io.buildify.local.supervisor;

import org.jspecify.annotations.NullMarked;
