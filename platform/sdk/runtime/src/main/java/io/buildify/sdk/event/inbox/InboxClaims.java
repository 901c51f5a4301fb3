package io.buildify.sdk.event.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.event.Settlement;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** The inbox inside a handler's transaction. */
final class InboxClaims {

    private static final String CLAIM = """
            insert into event_inbox (source, id, handler)
            select cast(?1 as text), cast(?2 as text), cast(?3 as text)
             where not exists (select from event_inbox where state = 'parked' and handler = ?3 and key = ?4)
                on conflict (tenant_id, source, id, handler) do nothing""";
    private static final String CLAIM_DEAD = """
            update event_inbox
               set state = 'handled', changed_at = now(), key = null, type = null, subject = null,
                   happened_at = null, reason = null
             where tenant_id = ?1 and source = ?2 and id = ?3 and handler = ?4 and state = 'dead'
               and not exists (select from event_inbox where state = 'parked' and handler = ?4 and key = ?5)""";
    private static final String KNOWN = """
            select count(*) from event_inbox
             where tenant_id = ?1 and source = ?2 and id = ?3 and handler = ?4""";
    private static final String WAITING = """
            select cast(coalesce(max(case when id = ?3 and source = ?2 then 2 else 1 end), 0) as int) from event_inbox
             where state = 'parked' and handler = ?1 and key = ?4""";
    private static final String QUEUE = """
            insert into event_inbox (source, id, handler, state, key, type, subject, happened_at, data, due_at)
            values (?1, ?2, ?3, 'parked', ?4, ?5, ?6, cast(cast(?7 as text) as timestamptz), ?8, now())
                on conflict (tenant_id, source, id, handler) do update
               set state = 'parked', seq = default, changed_at = now(), key = excluded.key, type = excluded.type,
                   subject = excluded.subject, happened_at = excluded.happened_at, data = excluded.data, attempts = 0,
                   due_at = excluded.due_at, reason = null
             where event_inbox.state = 'dead'""";
    private static final String LOCK_PARKED = """
            select seq from event_inbox
             where tenant_id = ?1 and source = ?2 and id = ?3 and handler = ?4 and state = 'parked'
               for update skip locked""";
    private static final String HANDLED = """
            update event_inbox
               set state = 'handled', changed_at = now(), key = null, type = null, subject = null,
                   happened_at = null, data = null, due_at = null, reason = null
             where tenant_id = ?1 and source = ?2 and id = ?3 and handler = ?4""";

    private static final String SETTLE = """
            update event_inbox
               set state = cast(?5 as text), attempts = ?6, reason = nullif(cast(?7 as text), ''), changed_at = now(),
                   due_at = case when ?5 = 'parked' then now() + ?8 * interval '1 millisecond' end,
                   key = case when ?5 = 'parked' then key end, data = case when ?5 = 'parked' then data end
             where tenant_id = ?1 and source = ?2 and id = ?3 and handler = ?4 and state = 'parked'""";

    private InboxClaims() {}

    /** Asks for an event that has just arrived, and notes it as handled. One that was given up and is sent again has another chance. */
    static Uni<Claim> claim(Mutiny.Session session, CloudEvent event, String handler) {
        return session.createNativeQuery(CLAIM)
                .setParameter(1, event.source())
                .setParameter(2, event.id())
                .setParameter(3, handler)
                .setParameter(4, event.key())
                .executeUpdate()
                .flatMap(rows -> rows == 1 ? Uni.createFrom().item(Claim.GRANTED) : claimDead(session, event, handler));
    }

    /** Apart from the claim: an insert that may become an update has the policies of both, and takes twice as long. */
    private static Uni<Claim> claimDead(Mutiny.Session session, CloudEvent event, String handler) {
        return session.createNativeQuery(CLAIM_DEAD)
                .setParameter(1, event.tenant())
                .setParameter(2, event.source())
                .setParameter(3, event.id())
                .setParameter(4, handler)
                .setParameter(5, event.key())
                .executeUpdate()
                .flatMap(rows -> rows == 1
                        ? Uni.createFrom().item(Claim.GRANTED)
                        : isKnown(session, event, handler).map(known -> known ? Claim.KNOWN : Claim.BEHIND));
    }

    /** Notes what becomes of an event that was taken to a receiver. */
    static Uni<?> settle(Mutiny.Session session, ParkedEvent parked, Settlement settlement) {
        return session.createNativeQuery(SETTLE)
                .setParameter(1, parked.event().tenant())
                .setParameter(2, parked.event().source())
                .setParameter(3, parked.event().id())
                .setParameter(4, parked.handler())
                .setParameter(
                        5,
                        switch (settlement.state()) {
                            case TAKEN -> "handled";
                            case WAITING -> "parked";
                            case DEAD -> "dead";
                        })
                .setParameter(6, settlement.attempts())
                .setParameter(7, settlement.reason() == null ? "" : settlement.reason())
                .setParameter(
                        8,
                        settlement.again() == null
                                ? 0.0
                                : (double) settlement.again().toMillis())
                .executeUpdate();
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

    /** Asks for an event that has just arrived, and notes nothing. */
    static Uni<Claim> look(Mutiny.Session session, CloudEvent event, String handler) {
        return session.createNativeQuery(WAITING, Integer.class)
                .setParameter(1, handler)
                .setParameter(2, event.source())
                .setParameter(3, event.id())
                .setParameter(4, event.key())
                .getSingleResult()
                .map(waiting -> switch (waiting) {
                    case 0 -> Claim.GRANTED;
                    case 1 -> Claim.BEHIND;
                    default -> Claim.KNOWN;
                });
    }

    /** Has an event wait for a receiver, behind all of its key that wait already; nothing if it has it or waits for it. */
    static Uni<?> queue(Mutiny.Session session, CloudEvent event, String receiver) {
        return session.createNativeQuery(QUEUE)
                .setParameter(1, event.source())
                .setParameter(2, event.id())
                .setParameter(3, receiver)
                .setParameter(4, event.key())
                .setParameter(5, event.type())
                .setParameter(6, event.subject())
                .setParameter(7, event.time().toString())
                .setParameter(8, new String(event.data(), UTF_8))
                .executeUpdate();
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
