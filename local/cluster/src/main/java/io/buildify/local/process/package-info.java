/** Child processes: started, awaited, watched, stopped, and found again after a crash. */
@NullMarked
package io.buildify.local.process;

import org.jspecify.annotations.NullMarked;
