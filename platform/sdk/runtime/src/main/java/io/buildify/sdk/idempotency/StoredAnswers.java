package io.buildify.sdk.idempotency;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.buildify.sdk.sealing.Sealing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code idempotency_keys}, in the transaction of the request. What an answer says is sealed: it may be a secret
 * that is told once.
 */
@Singleton
class StoredAnswers {

    /** Whoever has it works on that key; it is free again when the transaction has ended. */
    private static final String LOCK = """
            select pg_try_advisory_xact_lock(hashtextextended(concat_ws('/', 'buildify.idempotency', current_schema(),
                       buildify.tenant(), buildify.company(), cast(?1 as text), cast(?2 as text)), 0))""";

    private static final String FIND = """
            select fingerprint, status, location, etag, content_type, body from idempotency_keys
             where subject = ?1 and key = ?2 and company_id is not distinct from buildify.company()
               and created_at > now() - cast(?3 as bigint) * interval '1 millisecond'""";

    private static final String KEEP = """
            insert into idempotency_keys (subject, key, fingerprint, status, location, etag, content_type, body)
            values (?1, ?2, ?3, ?4, cast(?5 as text), cast(?6 as text), cast(?7 as text), cast(?8 as bytea))
            on conflict (tenant_id, company_id, subject, key) do update
               set fingerprint = excluded.fingerprint, created_at = excluded.created_at, status = excluded.status,
                   location = excluded.location, etag = excluded.etag, content_type = excluded.content_type,
                   body = excluded.body""";

    private final Duration expiry;
    private final Sealing sealing;

    StoredAnswers(IdempotencySettings settings, Sealing sealing) {
        this.expiry = settings.expiry();
        this.sealing = sealing;
    }

    /** Whether nobody else works on that key now; if so, nobody will until the transaction ends. */
    Uni<Boolean> lock(Mutiny.Session session, String subject, String key) {
        return session.createNativeQuery(LOCK, Boolean.class)
                .setParameter(1, subject)
                .setParameter(2, key)
                .getSingleResult();
    }

    /**
     * The answer that was given under the key, unless it has expired; null if there is none.
     *
     * @throws io.buildify.sdk.sealing.CannotOpen (as the answer's failure) if what it was sealed with is gone
     */
    Uni<@Nullable StoredAnswer> find(Mutiny.Session session, String subject, String key) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter(1, subject)
                .setParameter(2, key)
                .setParameter(3, expiry.toMillis())
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new StoredAnswer(
                                (String) row[0],
                                ((Number) row[1]).intValue(),
                                (String) row[2],
                                (String) row[3],
                                (String) row[4],
                                opened((byte[]) row[5], subject, key)));
    }

    Uni<Integer> keep(Mutiny.Session session, String subject, String key, StoredAnswer answer) {
        return session.createNativeQuery(KEEP)
                .setParameter(1, subject)
                .setParameter(2, key)
                .setParameter(3, answer.fingerprint())
                .setParameter(4, answer.status())
                .setParameter(5, answer.location())
                .setParameter(6, answer.etag())
                .setParameter(7, answer.contentType())
                .setParameter(8, sealed(answer.body(), subject, key))
                .executeUpdate();
    }

    private byte @Nullable [] sealed(byte @Nullable [] body, String subject, String key) {
        return body == null ? null : sealing.seal(body, place(subject, key)).getBytes(US_ASCII);
    }

    private byte @Nullable [] opened(byte @Nullable [] body, String subject, String key) {
        return body == null ? null : sealing.openBytes(new String(body, US_ASCII), place(subject, key));
    }

    private static String place(String subject, String key) {
        return "idempotency_keys.body of %s, %s".formatted(key, subject);
    }
}
