package io.buildify.sdk.persistence;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.metamodel.MappingMetamodel;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables that Hibernate maps tenants' rows to: those of entities, and of their collections. */
@Singleton
class MappedTables {

    private final MappingMetamodel metamodel;

    MappedTables(Mutiny.SessionFactory sessions) {
        this.metamodel = (MappingMetamodel) sessions.getMetamodel();
    }

    /** As the mapping names them, in alphabetical order. */
    List<String> ofTenants() {
        Stream<String> entities = metamodel
                .streamEntityDescriptors()
                .filter(MappedTables::isOfTenants)
                .flatMap(entity -> Stream.of(entity.getQuerySpaces()).map(String.class::cast));
        Stream<String> collections = metamodel
                .streamCollectionDescriptors()
                .filter(collection -> isOfTenants(collection.getOwnerEntityPersister()))
                .map(CollectionPersister::getCollectionSpaces)
                .flatMap(Stream::of);
        Collection<String> names = new TreeSet<>();
        Stream.concat(entities, collections).forEach(names::add);
        return List.copyOf(names);
    }

    private static boolean isOfTenants(EntityPersister entity) {
        return TenantRow.class.isAssignableFrom(entity.getMappedClass());
    }
}
