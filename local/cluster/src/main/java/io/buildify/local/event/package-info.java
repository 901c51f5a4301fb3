/** What people ask about events: what happened, what waits, what could not be handled; and having it sent again. */
@NullMarked
package io.buildify.local.event;

import org.jspecify.annotations.NullMarked;
