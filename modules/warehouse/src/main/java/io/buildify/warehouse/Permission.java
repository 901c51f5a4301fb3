package io.buildify.warehouse;

/** What a user's token may allow. */
public final class Permission {

    /** Look at everything. */
    public static final String STOCK_READ = "stock.read";

    /** Places, movements, reservations and counts. */
    public static final String STOCK_WRITE = "stock.write";

    public static final String SHIPMENT_WRITE = "shipment.write";

    public static final String PRODUCT_WRITE = "product.write";

    private Permission() {}
}
