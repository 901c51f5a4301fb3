/** What a user's token must allow before a module works. */
@NullMarked
package io.buildify.sdk.permission;

import org.jspecify.annotations.NullMarked;
