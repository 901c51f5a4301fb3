package io.buildify.local.agent.process;

import java.time.Instant;

/**
 * How a run of a container ended.
 *
 * @param code exit code; 128 + signal when a signal ended it
 * @param lastLines the end of its log, at most 2 KiB
 */
public record ProcessExit(int code, String lastLines, Instant at) {}
