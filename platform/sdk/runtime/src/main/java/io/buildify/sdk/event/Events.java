package io.buildify.sdk.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventPattern;
import io.buildify.sdk.environment.EventAddress;
import io.buildify.sdk.environment.ModuleEnvironment;
import io.buildify.sdk.persistence.OutboxCommits;
import io.buildify.sdk.scope.CurrentScope;
import io.buildify.sdk.scope.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Publishes events of the current tenant and company. An event is a row of the business transaction: it is
 * sent if, and only if, that commits.
 */
@Singleton
public class Events {

    private static final String INSERT = OutboxCommits.INSERT + """
             (key, id, type, subject, happened_at, data)
            values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as timestamptz), ?6)""";

    private final ModuleEnvironment module;
    private final EventAddress address;
    private final CurrentScope currentScope;
    private final Clock clock;
    private final EventIds ids;

    Events(ModuleEnvironment module, EventAddress address, CurrentScope currentScope, Clock clock) {
        this.module = module;
        this.address = address;
        this.currentScope = currentScope;
        this.clock = clock;
        this.ids = new EventIds(clock, new SecureRandom());
    }

    /**
     * Publishes an event with the current transaction. Events of one transaction keep the order of their
     * publishing.
     *
     * @return the event's id
     * @throws EventRefused (as the answer's failure) outside a transaction, if its type is not one of this
     *     module, or if its data weighs more than
     *     {@link CloudEvent#MOST_BYTES}
     */
    public Uni<UUID> publish(Event event) {
        return Uni.createFrom().deferred(() -> {
            UUID id = ids.next();
            CloudEvent written = written(event, id);
            return Panache.getSession()
                    .flatMap(session -> insert(session, written))
                    .replaceWith(id);
        });
    }

    private Uni<Integer> insert(Mutiny.Session session, CloudEvent event) {
        if (session.currentTransaction() == null) {
            throw new EventRefused(
                    "%s is published outside a transaction. Use @WithTransaction or Panache.withTransaction."
                            .formatted(event.type()));
        }
        return session.createNativeQuery(INSERT)
                .setParameter(1, event.key())
                .setParameter(2, event.id())
                .setParameter(3, event.type())
                .setParameter(4, event.subject())
                .setParameter(5, event.time().toString())
                .setParameter(6, new String(event.data(), UTF_8))
                .executeUpdate();
    }

    private CloudEvent written(Event event, UUID id) {
        String type = type(event.getClass());
        Scope scope = currentScope.get();
        byte[] data = EventJson.write(event);
        if (data.length > CloudEvent.MOST_BYTES) {
            throw new EventRefused(
                    "%s of %s weighs %d bytes, more than %d. Publish where the data is to be had rather than the data."
                            .formatted(type, event.subject(), data.length, CloudEvent.MOST_BYTES));
        }
        if (event.subject().isBlank() || event.subject().length() > CloudEvent.LONGEST_SUBJECT) {
            throw new EventRefused("%s needs a subject of 1 to %d characters: the id of what it is about"
                    .formatted(type, CloudEvent.LONGEST_SUBJECT));
        }
        return new CloudEvent(
                id.toString(),
                CloudEvent.sourceOf(module.module()),
                type,
                event.subject(),
                clock.instant(),
                scope.tenant(),
                scope.company(),
                data);
    }

    private String type(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null || !EventPattern.isType(type.value())) {
            throw new EventRefused("%s needs @EventType(\"%s.<aggregate>.<what happened>\")"
                    .formatted(event.getSimpleName(), module.module()));
        }
        if (!new EventPattern(type.value()).publisher().equals(module.module())) {
            throw new EventRefused("%s is not an event of module %s: its type must begin with %s."
                    .formatted(type.value(), module.module(), module.module()));
        }
        if (address.topic() == null) {
            throw new EventRefused("%s has no topic to go to: declare it in events.publishes of the module's release."
                    .formatted(type.value()));
        }
        return type.value();
    }
}
