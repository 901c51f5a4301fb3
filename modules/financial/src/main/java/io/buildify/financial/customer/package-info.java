/** Whom invoices are for. */
@NullMarked
package io.buildify.financial.customer;

import org.jspecify.annotations.NullMarked;
