/** Invoices and credit notes as PDF. */
@NullMarked
package io.buildify.financial.print;

import org.jspecify.annotations.NullMarked;
