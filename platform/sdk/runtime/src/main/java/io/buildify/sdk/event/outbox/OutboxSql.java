package io.buildify.sdk.event.outbox;

/**
 * PURE: what a relay says to the database.
 *
 * @param next the oldest rows of a lane ($1) in these buckets ($2) whose turn it is, in order, as many as make a batch;
 *     {@code found} is how many there were, {@link #MOST_ROWS} at most
 * @param otherLanes lanes but this one ($1) that have rows
 */
record OutboxSql(String next, String otherLanes) {

    static final int MOST_ROWS = 500;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** The lane of whoever is logged in. */
    static final String LANE = "select buildify.lane() as lane";

    private static final String LOCK_NAME =
            "hashtextextended('buildify.outbox/' || current_schema() || '/' || $1 || '/' || bucket, 0)";

    /** Locks those of a lane's ($1) buckets ($2) that are free; answers which. */
    static final String LOCK = """
            select bucket from unnest($2::int[]) as wanted (bucket) where pg_try_advisory_lock(%s)""".formatted(LOCK_NAME);

    static final String UNLOCK = """
            select pg_advisory_unlock(%s) from unnest($2::int[]) as held (bucket)""".formatted(LOCK_NAME);

    static final String DELETE = "delete from event_outbox where lane = $1 and seq = any($2)";

    static final String WAKE = "select pg_notify($1, '')";

    private static final String EVERYTHING_SEEN = "true";

    /** A company's login sees its tenant's rows and cannot delete them: they are another relay's. */
    private static final String ROWS_OF_COMPANY = "company_id = (select buildify.scope_company())";

    /**
     * A tenant that got an instance of its own, or gave it up, has events of the one before in another lane: what
     * comes later of their keys waits for them. Where no other lane has any, that is asked once per batch.
     */
    private static final String IN_TURN = """
            (not (select exists (select from event_outbox where lane < $1 or lane > $1))
             or not exists (select from event_outbox earlier
                             where earlier.lane in ('', o.tenant_id, o.tenant_id || '/' || o.company_id)
                               and earlier.lane <> $1 and earlier.seq < o.seq and earlier.key = o.key))""";

    /** @param lane of whoever is logged in */
    static OutboxSql of(String lane) {
        String mine = lane.contains("/") ? ROWS_OF_COMPANY : EVERYTHING_SEEN;
        return new OutboxSql(
                """
                select seq, id, type, subject, happened_at, tenant_id, company_id, data, found
                  from (select o.*, sum(octet_length(data)) over (order by seq) - octet_length(data) as bytes_before,
                               count(*) over () as found
                          from (select * from event_outbox o where lane = $1 and bucket = any($2::int[]) and %s and %s
                                 order by seq limit %d) o) batch
                 where bytes_before < %d order by seq""".formatted(mine, IN_TURN, MOST_ROWS, MOST_BYTES),
                "select distinct lane from event_outbox where (lane < $1 or lane > $1) and " + mine);
    }
}
