package io.buildify.local.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.agent.log.LogQuery;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogRequestTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

    @Test
    void everyParameterOfKubectlLogsIsUnderstood() {
        var request = parse(
                "/containerLogs/shop/web-1/app?follow=true&previous=true&sinceSeconds=60&tailLines=5&timestamps=true&limitBytes=100");

        assertThat(request)
                .isEqualTo(new LogRequest(
                        "shop",
                        "web-1",
                        "app",
                        new LogQuery(true, true, Instant.parse("2026-01-01T00:00:00Z"), 5L, true, 100L)));
    }

    @Test
    void withoutParametersEverythingIsAnswered() {
        assertThat(parse("/containerLogs/shop/web-1/app").query())
                .isEqualTo(new LogQuery(false, false, null, null, false, null));
    }

    @Test
    void aTimeMayBeGivenInstead() {
        assertThat(parse("/containerLogs/a/b/c?sinceTime=2026-01-01T00%3A00%3A30Z")
                        .query()
                        .since())
                .isEqualTo("2026-01-01T00:00:30Z");
    }

    @Test
    void otherPathsAndNumbersAreRefused() {
        assertThat(LogRequest.parse(URI.create("/containerLogs/shop/web-1"), NOW))
                .isEmpty();
        assertThatThrownBy(() -> parse("/containerLogs/a/b/c?tailLines=many"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LogRequest parse(String uri) {
        return LogRequest.parse(URI.create(uri), NOW).orElseThrow();
    }
}
