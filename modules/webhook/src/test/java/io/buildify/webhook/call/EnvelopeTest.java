package io.buildify.webhook.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.buildify.events.CloudEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    @Test
    void dataStandsThereAsItIs() {
        assertThat(new String(Envelope.of(event("1", "de", "{\"amount\": 1.10}")), UTF_8))
                .isEqualTo(
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/modules/financial\",\"type\":\"financial.invoice.created\","
                                + "\"subject\":\"INV-1\",\"time\":\"2026-11-20T12:00:00Z\",\"tenant\":\"acme\",\"company\":\"de\","
                                + "\"datacontenttype\":\"application/json\",\"data\":{\"amount\": 1.10}}");
        assertThat(new String(Envelope.of(event("1", null, "null")), UTF_8)).doesNotContain("company");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1,\"type\":\"forged\"", "{}}", "x"})
    void whatIsNoJsonIsNotSent(String data) {
        assertThatIllegalArgumentException().isThrownBy(() -> Envelope.of(event("1", null, data)));
    }

    @Test
    void anIdIsOfOneEventAndOneSubscription() {
        UUID subscription = UUID.randomUUID();
        String id = MessageId.of(event("1", null, "{}"), subscription);

        assertThat(id).matches("msg_[0-9a-f]{32}").isEqualTo(MessageId.of(event("1", null, "{}"), subscription));
        assertThat(MessageId.of(event("2", null, "{}"), subscription)).isNotEqualTo(id);
        assertThat(MessageId.of(event("1", null, "{}"), UUID.randomUUID())).isNotEqualTo(id);
    }

    private static CloudEvent event(String id, @Nullable String company, String data) {
        return new CloudEvent(
                id,
                "/modules/financial",
                "financial.invoice.created",
                "INV-1",
                Instant.parse("2026-11-20T12:00:00Z"),
                "acme",
                company,
                data.getBytes(UTF_8));
    }
}
