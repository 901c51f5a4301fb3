package io.buildify.bench.plain.invoice;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A row of a tenant's own books. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public abstract class PlainRow extends PanacheEntityBase {

    @Id
    @Column(name = "tenant_id")
    public String tenant;

    @Id
    public UUID id;

    /** The company's id, empty for the tenant's own books; the database fills it in. */
    @Column(insertable = false, updatable = false)
    public String book;

    void belongTo(String newTenant) {
        tenant = newTenant;
        id = newId();
    }

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
