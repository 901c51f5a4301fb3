package io.buildify.sdk.event.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import io.vertx.sqlclient.Row;

/**
 * An event that Kafka does not have yet, as far as we know.
 *
 * @param seq its place in the order of publishing
 */
record OutboxRow(long seq, CloudEvent event) {

    /** @param source of all events of this module */
    static OutboxRow of(Row row, String source) {
        return new OutboxRow(
                row.getLong("seq"),
                new CloudEvent(
                        row.getString("id"),
                        source,
                        row.getString("type"),
                        row.getString("subject"),
                        row.getOffsetDateTime("happened_at").toInstant(),
                        row.getString("tenant_id"),
                        row.getString("company_id"),
                        row.getString("data").getBytes(UTF_8)));
    }
}
