package io.buildify.warehouse.shipment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this module wants to know of a cancelled invoice.
 *
 * @param shipment that the invoice was for; null if it was for none
 */
public record InvoiceCancelled(@Nullable UUID shipment) {}
