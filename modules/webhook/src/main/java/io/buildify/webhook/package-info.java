/** Webhooks: events of the platform, signed, to the URLs of tenants. */
@NullMarked
package io.buildify.webhook;

import org.jspecify.annotations.NullMarked;
