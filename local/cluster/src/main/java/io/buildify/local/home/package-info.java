/** What one local cluster keeps in its folder, and what others may read there. */
@NullMarked
package io.buildify.local.home;

import org.jspecify.annotations.NullMarked;
