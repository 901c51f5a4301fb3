package io.buildify.sdk.persistence;

import io.buildify.sdk.scope.Scope;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A row of a tenant. The database fills in whose it is from the transaction's scope; code can read it, and
 * nothing an author writes can change it. Ids rise with time, so that their order is the order of creation.
 */
@MappedSuperclass
@EntityListeners(Ownership.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public abstract class TenantRow extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Column(name = "tenant_id", insertable = false, updatable = false)
    private String tenant;

    @Column(name = "company_id", insertable = false, updatable = false)
    private @Nullable String company;

    /** The tenant whose row it is; known once the row was persisted or read. */
    public String tenant() {
        return tenant;
    }

    /** The company whose row it is, or null for a row of the tenant; known once the row was persisted or read. */
    public @Nullable String company() {
        return company;
    }

    void ownedBy(Scope scope) {
        tenant = scope.tenant();
        company = scope.company();
    }
}
