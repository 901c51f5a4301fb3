package io.buildify.financial.customer;

import io.buildify.financial.Now;
import io.buildify.financial.Refusal;
import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The customers of the current tenant and company. */
@ApplicationScoped
public class Customers {

    private static final String MAKE = """
            insert into financial_customers (id, name, created_at) values (:id, :name, :now) on conflict do nothing""";

    /** Does not stand in the way of invoices, whose foreign keys share the row. */
    private static final String LOCK =
            "select id from financial_customers where id = :id and book = :book for no key update";

    private final OwnRows ownRows;
    private final Now now;

    Customers(OwnRows ownRows, Now now) {
        this.ownRows = ownRows;
        this.now = now;
    }

    /** Adds one whose name is new. */
    @WithTransaction
    public Uni<Customer> add(CustomerRequest request) {
        Customer customer = new Customer();
        customer.become(request);
        return customer.persistAndFlush();
    }

    /** Invoices that were issued keep what they say. */
    @WithTransaction
    Uni<Customer> change(UUID id, CustomerRequest request) {
        return own(id).flatMap(customer -> Change.of(customer, changed -> changed.become(request)));
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Customer> get(UUID id) {
        return Customer.<Customer>findById(id).onItem().ifNull().failWith(() -> Refusal.notFound("customer", id));
    }

    /**
     * @throws ProblemException 404 if there is none, 403 {@code outside-scope} if it is in other books
     */
    @WithTransaction
    public Uni<Customer> own(UUID id) {
        return get(id).map(customer -> ownRows.require("customer", customer));
    }

    /** The customer of that name in the caller's own books; it is added if it is not there. */
    @WithTransaction
    public Uni<Customer> named(String name) {
        return find(name).onItem().ifNull().switchTo(() -> make(name).chain(() -> find(name)));
    }

    private Uni<Customer> find(String name) {
        return Customer.<Customer>find("book = ?1 and name = ?2", ownRows.owner(), name)
                .firstResult();
    }

    private Uni<Integer> make(String name) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(MAKE)
                        .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                        .setParameter("name", name)
                        .setParameter("now", now.instant())
                        .executeUpdate());
    }

    /**
     * One customer's payments and cancellations are one after the other: each locks the customer first.
     *
     * @throws ProblemException 404 if there is none, 403 {@code outside-scope} if it is in other books
     */
    @WithTransaction
    public Uni<Void> lock(UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK, UUID.class)
                        .setParameter("id", id)
                        .setParameter("book", ownRows.owner())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .switchTo(() -> own(id).map(customer -> customer.id))
                .replaceWithVoid();
    }
}
