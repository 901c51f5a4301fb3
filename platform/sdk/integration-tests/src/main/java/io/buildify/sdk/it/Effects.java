package io.buildify.sdk.it;

import io.buildify.events.CloudEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Notes what a handler has done, in its transaction. */
@Singleton
class Effects {

    private static final String ADD = "insert into effects (handler, event, subject, text) values (?1, ?2, ?3, ?4)";

    Uni<?> add(String handler, CloudEvent event, String text) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD)
                        .setParameter(1, handler)
                        .setParameter(2, event.id())
                        .setParameter(3, event.subject())
                        .setParameter(4, text)
                        .executeUpdate());
    }
}
