package io.buildify.sdk.event.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import io.vertx.mutiny.sqlclient.Row;

/**
 * An event that waits in the inbox for a handler, first of its key.
 *
 * @param attempts how often it was tried since it was parked
 * @param isOverdue whether it was due a while ago, and nobody has tried it
 */
record ParkedEvent(CloudEvent event, String handler, int attempts, boolean isOverdue) {

    /** Which event it is, and whom it waits for. */
    DueEvent due() {
        return new DueEvent(event.tenant(), event.source(), event.id(), handler);
    }

    /** The receiver's id, where the inbox calls the handler {@code <name>:<receiver>}. */
    String receiver() {
        return handler.substring(handler.indexOf(':') + 1);
    }

    static ParkedEvent of(Row row) {
        return new ParkedEvent(
                new CloudEvent(
                        row.getString("id"),
                        row.getString("source"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getOffsetDateTime("happened_at").toInstant(),
                        row.getString("tenant_id"),
                        row.getString("company_id"),
                        row.getString("data").getBytes(UTF_8)),
                row.getString("handler"),
                row.getInteger("attempts"),
                row.getColumnIndex("overdue") >= 0 && row.getBoolean("overdue"));
    }
}
