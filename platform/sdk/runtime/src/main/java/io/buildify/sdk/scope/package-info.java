/** In whose name code runs: a tenant, and maybe one of its companies. */
@NullMarked
package io.buildify.sdk.scope;

import org.jspecify.annotations.NullMarked;
