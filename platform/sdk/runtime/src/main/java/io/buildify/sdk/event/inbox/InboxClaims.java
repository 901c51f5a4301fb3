package io.buildify.sdk.event.inbox;

import io.buildify.events.CloudEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** The inbox inside a handler's transaction. */
final class InboxClaims {

    private static final String CLAIM = """
            insert into event_inbox (source, id, handler)
            select cast(?1 as text), cast(?2 as text), cast(?3 as text)
             where not exists (select from event_inbox where state = 'parked' and handler = ?3 and key = ?4)
                on conflict (tenant_id, source, id, handler) do update
               set state = 'handled', changed_at = now(), key = null, type = null, subject = null,
                   happened_at = null, reason = null
             where event_inbox.state = 'dead'""";
    private static final String KNOWN = """
            select count(*) from event_inbox
             where tenant_id = ?1 and source = ?2 and id = ?3 and handler = ?4""";
    private static final String LOCK_PARKED = """
            select seq from event_inbox
             where tenant_id = ?1 and source = ?2 and id = ?3 and handler = ?4 and state = 'parked'
               for update skip locked""";
    private static final String HANDLED = """
            update event_inbox
               set state = 'handled', changed_at = now(), key = null, type = null, subject = null,
                   happened_at = null, data = null, due_at = null, reason = null
             where tenant_id = ?1 and source = ?2 and id = ?3 and handler = ?4""";

    private InboxClaims() {}

    /** Asks for an event that has just arrived, and notes it as handled. One that was given up and is sent again has another chance. */
    static Uni<Claim> claim(Mutiny.Session session, CloudEvent event, String handler) {
        return session.createNativeQuery(CLAIM)
                .setParameter(1, event.source())
                .setParameter(2, event.id())
                .setParameter(3, handler)
                .setParameter(4, event.key())
                .executeUpdate()
                .flatMap(rows -> rows == 1
                        ? Uni.createFrom().item(Claim.GRANTED)
                        : isKnown(session, event, handler).map(known -> known ? Claim.KNOWN : Claim.BEHIND));
    }

    private static Uni<Boolean> isKnown(Mutiny.Session session, CloudEvent event, String handler) {
        return session.createNativeQuery(KNOWN, Long.class)
                .setParameter(1, event.tenant())
                .setParameter(2, event.source())
                .setParameter(3, event.id())
                .setParameter(4, handler)
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** Asks for an event that waits in the inbox, and notes it as handled. */
    static Uni<Claim> claimParked(Mutiny.Session session, CloudEvent event, String handler) {
        return session.createNativeQuery(LOCK_PARKED, Long.class)
                .setParameter(1, event.tenant())
                .setParameter(2, event.source())
                .setParameter(3, event.id())
                .setParameter(4, handler)
                .getSingleResultOrNull()
                .flatMap(locked -> locked == null
                        ? Uni.createFrom().item(Claim.KNOWN)
                        : session.createNativeQuery(HANDLED)
                                .setParameter(1, event.tenant())
                                .setParameter(2, event.source())
                                .setParameter(3, event.id())
                                .setParameter(4, handler)
                                .executeUpdate()
                                .replaceWith(Claim.GRANTED));
    }
}
