/** The development key pair and the tokens signed with it. */
@NullMarked
package io.buildify.local.token;

import org.jspecify.annotations.NullMarked;
