/** Tenants' secrets, such as they may stand in the database: whoever reads it, or has a copy of it, cannot read them. */
@NullMarked
package io.buildify.sdk.sealing;

import org.jspecify.annotations.NullMarked;
