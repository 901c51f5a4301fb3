/** Which events go to which subscription, and what became of them. */
@NullMarked
package io.buildify.webhook.delivery;

import org.jspecify.annotations.NullMarked;
