/** Invoices and their numbers. */
@NullMarked
package io.buildify.financial.invoice;

import org.jspecify.annotations.NullMarked;
