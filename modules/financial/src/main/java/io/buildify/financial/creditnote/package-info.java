/** Invoices that are taken back, each by a credit note. */
@NullMarked
package io.buildify.financial.creditnote;

import org.jspecify.annotations.NullMarked;
