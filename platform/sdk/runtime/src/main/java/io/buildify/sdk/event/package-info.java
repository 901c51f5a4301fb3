/** Events: published in the transaction that they tell of, handled in a transaction of their own. */
@NullMarked
package io.buildify.sdk.event;

import org.jspecify.annotations.NullMarked;
