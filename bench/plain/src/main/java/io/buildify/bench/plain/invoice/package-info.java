/**
 * The floor of requests, once more: what financial does for an invoice as somebody writes it without the SDK. The same
 * tables, checks, statements and answers; each statement names the tenant, and no event is published.
 */
@NullMarked
package io.buildify.bench.plain.invoice;

import org.jspecify.annotations.NullMarked;
