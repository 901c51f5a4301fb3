/** Which addresses a webhook may be sent to: PURE rules, and the look-up of names. */
@NullMarked
package io.buildify.webhook.address;

import org.jspecify.annotations.NullMarked;
