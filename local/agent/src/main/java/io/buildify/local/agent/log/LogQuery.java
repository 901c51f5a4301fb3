package io.buildify.local.agent.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code kubectl logs} asks for.
 *
 * @param follow stay until the container ends
 * @param previous the run before the present one
 * @param since leave out earlier lines; null for none
 * @param tail how many lines from the end; null for all
 * @param timestamps begin each line with its time
 * @param limitBytes stop after so many bytes; null for no limit
 */
public record LogQuery(
        boolean follow,
        boolean previous,
        @Nullable Instant since,
        @Nullable Long tail,
        boolean timestamps,
        @Nullable Long limitBytes) {}
