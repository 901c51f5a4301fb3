/** Row-level security's other half: every transaction says for whom it runs. */
@NullMarked
package io.buildify.sdk.persistence;

import org.jspecify.annotations.NullMarked;
