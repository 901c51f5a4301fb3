package io.buildify.warehouse.permission;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method, or every method of the class that has none of its own, needs a permission in the claim
 * {@code permissions} of the caller's token: without it the caller gets 403 {@code permission-required}.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Permission {

    /** Look at everything. */
    String STOCK_READ = "stock.read";

    /** Places, movements, reservations and counts. */
    String STOCK_WRITE = "stock.write";

    String SHIPMENT_WRITE = "shipment.write";

    String PRODUCT_WRITE = "product.write";

    /** One of those above; {@code permissions} in module.yaml lists them. */
    @Nonbinding
    String value();
}
