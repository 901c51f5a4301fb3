/** The double-entry journal: entries that balance, and are reversed rather than changed. */
@NullMarked
package io.buildify.financial.journal;

import org.jspecify.annotations.NullMarked;
