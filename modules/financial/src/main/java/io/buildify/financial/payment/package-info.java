/** What customers pay, what it pays for, and what they get back. */
@NullMarked
package io.buildify.financial.payment;

import org.jspecify.annotations.NullMarked;
