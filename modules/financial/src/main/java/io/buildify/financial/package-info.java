/** Financial module: accounts and invoices. */
@NullMarked
package io.buildify.financial;

import org.jspecify.annotations.NullMarked;
