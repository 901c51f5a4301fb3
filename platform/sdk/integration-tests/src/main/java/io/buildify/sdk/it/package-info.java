/** A module as small as one can be, with every way in that its author could get wrong. */
@NullMarked
package io.buildify.sdk.it;

import org.jspecify.annotations.NullMarked;
