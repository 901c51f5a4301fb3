/** What the books come to, as of a day or in a span of time. */
@NullMarked
package io.buildify.financial.report;

import org.jspecify.annotations.NullMarked;
