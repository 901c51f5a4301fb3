package io.buildify.sdk.event.inbox;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Which event is due for which receiver.
 *
 * @param handler what the inbox calls the receiver
 */
record DueEvent(String tenant, String source, String id, String handler) {

    static DueEvent of(Row row) {
        return new DueEvent(
                row.getString("tenant_id"), row.getString("source"), row.getString("id"), row.getString("handler"));
    }
}
