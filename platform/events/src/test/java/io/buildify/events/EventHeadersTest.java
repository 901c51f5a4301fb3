package io.buildify.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadersTest {

    private static final byte[] DATA = "{\"gross\":\"1785.00\"}".getBytes(UTF_8);
    private static final CloudEvent EVENT = new CloudEvent(
            "0197a3c8-0000-7000-8000-000000000001",
            "/modules/financial",
            "financial.invoice.created",
            "DE-INV-2026-000001",
            Instant.parse("2026-11-20T18:00:00.123456Z"),
            "acme",
            "acme-de",
            DATA);

    @Test
    void attributesAreHeadersAsTheKafkaBindingNamesThem() {
        assertThat(EventHeaders.of(EVENT))
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "financial.invoice.created")
                .containsEntry("ce_time", "2026-11-20T18:00:00.123456Z")
                .containsEntry("ce_tenant", "acme")
                .containsEntry("ce_company", "acme-de")
                .hasSize(9);
    }

    @Test
    void anEventIsReadAsItWasWritten() throws UnreadableEvent {
        CloudEvent ofTenant =
                new CloudEvent("1", "/modules/crm", "crm.lead.won", "7", EVENT.time(), "acme", null, DATA);

        assertThat(EventHeaders.read(EventHeaders.of(EVENT), DATA)).isEqualTo(EVENT);
        assertThat(EventHeaders.read(EventHeaders.of(ofTenant), DATA)).isEqualTo(ofTenant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "subject", "time", "tenant"})
    void anEventWithoutARequiredAttributeIsUnreadable(String attribute) {
        Map<String, String> headers = new HashMap<>(EventHeaders.of(EVENT));
        headers.remove("ce_" + attribute);

        assertThatThrownBy(() -> EventHeaders.read(headers, DATA)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void theReasonNamesWhatIsMalformed() {
        Map<String, String> late = new HashMap<>(EventHeaders.of(EVENT));
        late.put("ce_time", "yesterday");
        Map<String, String> xml = new HashMap<>(EventHeaders.of(EVENT));
        xml.put("content-type", "text/xml");

        assertThatThrownBy(() -> EventHeaders.read(late, DATA)).hasMessageContaining("RFC 3339: yesterday");
        assertThatThrownBy(() -> EventHeaders.read(xml, DATA)).hasMessageContaining("content-type is text/xml");
    }

    @Test
    void theKeyTellsCompaniesOfOneTenantApart() {
        assertThat(CloudEvent.key("acme", null, "de/1")).isEqualTo("acme//de/1");
        assertThat(CloudEvent.key("acme", "de", "1")).isEqualTo("acme/de/1");
    }
}
