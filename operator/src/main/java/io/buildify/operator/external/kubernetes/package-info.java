/** What the operator asks of the API server, counted, and where it can die of it in tests. */
@NullMarked
package io.buildify.operator.external.kubernetes;

import org.jspecify.annotations.NullMarked;
