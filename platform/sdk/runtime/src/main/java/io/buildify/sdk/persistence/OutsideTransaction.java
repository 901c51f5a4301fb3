package io.buildify.sdk.persistence;

/** A statement was about to run outside a transaction, where no tenant is set and nothing would be seen. */
public final class OutsideTransaction extends IllegalStateException {
    OutsideTransaction() {
        super(
                "A statement outside a transaction would see no tenant's rows. Use @WithTransaction or Panache.withTransaction, also for reads.");
    }
}
