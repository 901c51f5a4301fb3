package io.buildify.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "'Fri, 20 Nov 2026 12:10:00 GMT', PT10M",
        "86400, PT1H",
        "'Fri, 20 Nov 2026 11:00:00 GMT', PT0S",
        "-5, PT0S",
        "soon, PT0S",
        ", PT0S"
    })
    void retryAfterIsHonouredUpToAnHour(@Nullable String header, Duration rest) {
        assertThat(new Reply(503, "", header).rest(NOW)).isEqualTo(rest);
    }

    @Test
    void onlySuccessIsSuccess() {
        assertThat(Attempt.of(new Reply(204, "", null), NOW).outcome()).isEqualTo(Attempt.Outcome.TAKEN);
        assertThat(Attempt.of(new Reply(302, "", null), NOW))
                .returns(Attempt.Outcome.NOT_NOW, Attempt::outcome)
                .returns("it answered 302: redirects are not followed", Attempt::reason);
        assertThat(Attempt.of(new Reply(404, "", null), NOW).outcome()).isEqualTo(Attempt.Outcome.NOT_NOW);
        assertThat(Attempt.of(new Reply(410, "", null), NOW).outcome()).isEqualTo(Attempt.Outcome.NEVER);
    }
}
