package io.buildify.sdk.event.outbox;

import java.util.List;

/**
 * Events that are sent together.
 *
 * @param hasMore whether more of them may have waited when it was read; who commits later wakes the relay
 */
record OutboxBatch(List<OutboxRow> rows, boolean hasMore) {}
