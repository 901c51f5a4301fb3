package io.buildify.sdk.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.sdk.scope.Scope;
import io.buildify.testing.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose events may have been left by another instance is told before this one does anything for them. */
class ConfigurationArrivalTest {

    private static final Scope TENANT = new Scope("acme", null);
    private static final Scope COMPANY = TENANT.ofCompany("acme-de");

    private final ConfigurationTable table = new ConfigurationTable(2, "1.0.0");
    private final List<Serving> before = new ArrayList<>();

    @BeforeEach
    void listen() {
        table.onArrival(tenant -> before.add(table.serving(COMPANY)));
    }

    @Test
    void notWhatAReplayFinds() throws Exception {
        put(TENANT, Records.tenant("{}"));
        table.replayed();

        assertThat(before).isEmpty();
    }

    @Test
    void whoComesAndNotWhoChanges() throws Exception {
        table.replayed();

        put(TENANT, Records.tenant("{}"));
        put(TENANT, Records.tenant("{\"currency\":\"EUR\"}"));
        put(COMPANY, Records.company("{}"));

        assertThat(before).containsExactly(new Serving.Elsewhere());
    }

    @Test
    void whoComesSwitchedOff() throws Exception {
        table.replayed();

        put(TENANT, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));
        put(TENANT, Records.tenant("{}"));

        assertThat(before).containsExactly(new Serving.Elsewhere());
    }

    @Test
    void aCompanyThatIsItsTenantsAgain() throws Exception {
        put(TENANT, Records.tenant("{}"));
        put(COMPANY, ConfigurationRecord.servedBy("financial-acme-acme-de-12345678"));
        table.replayed();

        put(COMPANY, null);

        assertThat(before).containsExactly(new Serving.Elsewhere());
        assertThat(table.serving(COMPANY)).isInstanceOf(Serving.Here.class);
    }

    @Test
    void notWhoLeaves() throws Exception {
        put(TENANT, Records.tenant("{}"));
        table.replayed();

        put(COMPANY, ConfigurationRecord.servedBy("financial-acme-acme-de-12345678"));
        put(TENANT, null);
        put(COMPANY, null);

        assertThat(before).isEmpty();
    }

    private void put(Scope scope, @Nullable ConfigurationRecord record) throws Exception {
        table.put(scope.key(), record == null ? null : new ObjectMapper().writeValueAsBytes(record), 1, Instant.EPOCH);
    }
}
