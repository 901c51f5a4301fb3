package io.buildify.bench.plain.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Somebody whom invoices are for. */
@Entity
@IdClass(RowKey.class)
@Table(name = "financial_customers")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class PlainCustomer extends PlainTrackedRow {

    public String name;

    @Nullable
    public String email;

    @Nullable
    public String address;

    @Column(name = "tax_number")
    @Nullable
    public String taxNumber;

    @Column(name = "payment_days")
    @Nullable
    public Integer paymentDays;
}
