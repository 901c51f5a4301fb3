package io.buildify.financial.customer;

import io.buildify.financial.TrackedBookRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Somebody whom invoices are for. */
@Entity
@Table(name = "financial_customers")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Customer extends TrackedBookRow {

    String name;

    @Nullable
    String email;

    @Nullable
    String address;

    @Column(name = "tax_number")
    @Nullable
    String taxNumber;

    @Column(name = "payment_days")
    @Nullable
    Integer paymentDays;

    void become(CustomerRequest request) {
        name = request.name();
        email = request.email();
        address = request.address();
        taxNumber = request.taxNumber();
        paymentDays = request.paymentDays();
    }

    public String name() {
        return name;
    }

    /** In lines. */
    public @Nullable String address() {
        return address;
    }

    public @Nullable String taxNumber() {
        return taxNumber;
    }

    /** Until its invoices are due; null for the configuration's. */
    public @Nullable Integer paymentDays() {
        return paymentDays;
    }
}
