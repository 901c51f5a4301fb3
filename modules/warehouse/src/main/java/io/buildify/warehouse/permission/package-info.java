/** What the module asks of a user's token before it works. */
@NullMarked
package io.buildify.warehouse.permission;

import org.jspecify.annotations.NullMarked;
