/** What tenants subscribe to, and the REST of it. */
@NullMarked
package io.buildify.webhook.subscription;

import org.jspecify.annotations.NullMarked;
