package io.buildify.sdk.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.sdk.scope.Scope;
import io.buildify.testing.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of docs/module-contract.md, row by row, and what a replay leaves behind. */
class ConfigurationTableTest {

    private static final Scope TENANT = new Scope("acme", null);
    private static final Scope COMPANY = TENANT.ofCompany("acme-de");

    private final ConfigurationTable table = new ConfigurationTable(2, "1.0.0");

    @Test
    void aTenantWithARecordIsServed() {
        put(TENANT, Records.tenant("{\"currency\":\"EUR\"}", "invoices"));

        assertThat(currency(TENANT)).isEqualTo("EUR");
    }

    @Test
    void aCompanyWithARecordIsServedWithIt() {
        put(TENANT, Records.tenant("{\"currency\":\"EUR\"}"));
        put(COMPANY, Records.company("{\"currency\":\"CHF\"}"));

        assertThat(currency(COMPANY)).isEqualTo("CHF");
        assertThat(currency(TENANT)).isEqualTo("EUR");
    }

    @Test
    void aCompanyWithoutOneIsServedWithItsTenants() {
        put(TENANT, Records.tenant("{\"currency\":\"EUR\"}"));

        assertThat(currency(COMPANY)).isEqualTo("EUR");
    }

    @Test
    void aCompanyWithoutOneHasOnlyWhatItsTenantOffers() {
        put(TENANT, Records.offering(Records.tenant("{\"currency\":\"EUR\"}", "invoices", "reports"), "invoices"));

        assertThat(features(COMPANY)).containsExactly("invoices");
        assertThat(features(TENANT)).containsExactly("invoices", "reports");
        assertThat(currency(COMPANY)).isEqualTo("EUR");
    }

    @Test
    void aCompanyWithoutOneIsOffWhereCompaniesAreListed() {
        put(TENANT, Records.listedTenant("{}"));

        assertThat(table.serving(COMPANY)).isEqualTo(new Serving.Refused(Reason.COMPANY_DISABLED));
        assertThat(table.serving(TENANT)).isInstanceOf(Serving.Here.class);
    }

    @Test
    void whileAReleaseRollsOutEachProcessTakesItsOwnPart() {
        var before = Records.inRelease(Records.tenant("{\"currency\":\"EUR\"}", "invoices"), "1.0.0");
        var coming = Records.inRelease(
                Records.offering(Records.tenant("{\"currency\":\"CHF\"}", "invoices", "reports"), "reports"), "1.1.0");
        var later = new ConfigurationTable(2, "1.1.0");
        put(TENANT, before.before(coming));
        put(later, TENANT, before.before(coming));

        assertThat(currency(TENANT)).isEqualTo("EUR");
        assertThat(features(COMPANY)).containsExactly("invoices");
        assertThat(currency(later, TENANT)).isEqualTo("CHF");
        assertThat(features(later, COMPANY)).containsExactly("reports");
    }

    @Test
    void aProcessOfAThirdReleaseTakesWhatIsServedNow() {
        var third = new ConfigurationTable(2, "1.2.0");
        var before = Records.inRelease(Records.tenant("{\"currency\":\"EUR\"}"), "1.0.0");

        put(third, TENANT, before.before(Records.inRelease(Records.tenant("{\"currency\":\"CHF\"}"), "1.1.0")));

        assertThat(currency(third, TENANT)).isEqualTo("EUR");
    }

    @Test
    void aCompanyOfItsOwnIsServedWhereTheTenantIsNot() {
        put(COMPANY, Records.company("{\"currency\":\"GBP\"}"));

        assertThat(currency(COMPANY)).isEqualTo("GBP");
        assertThat(table.serving(TENANT)).isEqualTo(new Serving.Elsewhere());
    }

    @ParameterizedTest
    @EnumSource
    void aDisabledRecordEndsTheLookUp(Reason reason) {
        put(TENANT, Records.tenant("{}"));
        put(COMPANY, ConfigurationRecord.disabled(reason));

        assertThat(table.serving(COMPANY)).isEqualTo(new Serving.Refused(reason));
    }

    @Test
    void aDisabledTenantDisablesItsCompanies() {
        put(TENANT, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));

        assertThat(table.serving(COMPANY)).isEqualTo(new Serving.Refused(Reason.MODULE_DISABLED));
    }

    @Test
    void whoIsServedByAnotherInstanceIsElsewhere() {
        put(TENANT, Records.tenant("{}"));
        put(COMPANY, ConfigurationRecord.servedBy("financial-acme-acme-de-12345678"));

        assertThat(table.serving(COMPANY)).isEqualTo(new Serving.Elsewhere());
    }

    @Test
    void aTenantWithoutARecordIsElsewhere() {
        assertThat(table.serving(TENANT)).isEqualTo(new Serving.Elsewhere());
        assertThat(table.serving(COMPANY)).isEqualTo(new Serving.Elsewhere());
    }

    @Test
    void aTombstoneTakesARecordAway() throws UnreadableRecord {
        put(TENANT, Records.tenant("{}"));

        table.put(TENANT.key(), null, 1, Instant.EPOCH);

        assertThat(table.serving(TENANT)).isEqualTo(new Serving.Elsewhere());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "null",
                "[]",
                "{}",
                "{\"contract\":2,\"enabled\":true,\"values\":{},\"hash\":\"0\"}",
                "{\"contract\":1}",
                "{\"contract\":1,\"enabled\":true}",
                "{\"contract\":1,\"enabled\":true,\"values\":{},\"hash\":\"0\",\"next\":{\"release\":\"1.1.0\",\"values\":{}}}",
                "{\"contract\":1,\"enabled\":false,\"reason\":\"unheard-of\"}"
            })
    void anUnreadableRecordIsRefusedAndTheLastOneStays(String value) {
        put(TENANT, Records.tenant("{\"currency\":\"EUR\"}"));

        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> table.put(TENANT.key(), value.getBytes(StandardCharsets.UTF_8), 2, Instant.EPOCH));

        table.forgetBefore(2);
        assertThat(currency(TENANT)).isEqualTo("EUR");
    }

    @Test
    void aFieldOfALaterMinorVersionIsIgnored() throws UnreadableRecord {
        String value = """
                {"contract":1,"enabled":true,"companies":"All","values":{"currency":"EUR"},"hash":"0","colour":"red"}""";

        table.put(TENANT.key(), value.getBytes(StandardCharsets.UTF_8), 1, Instant.EPOCH);

        assertThat(currency(TENANT)).isEqualTo("EUR");
    }

    @Test
    void whatALaterReplayDoesNotSeeIsForgotten() {
        put(TENANT, Records.tenant("{}"), 1);
        put(new Scope("globex", null), Records.tenant("{}"), 2);

        table.forgetBefore(2);

        assertThat(table.serving(TENANT)).isEqualTo(new Serving.Elsewhere());
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void moreRecordsThanTheCacheHoldsAreAllServed() {
        for (String tenant : new String[] {"a", "b", "c", "d"}) {
            put(new Scope(tenant, null), Records.tenant("{\"currency\":\"" + tenant + "\"}"));
        }

        for (String tenant : new String[] {"a", "b", "c", "d", "a"}) {
            assertThat(currency(new Scope(tenant, null))).isEqualTo(tenant);
        }
    }

    @Test
    void whenSomebodyWasOffIsRememberedAlsoWhenItIsReadAgain() {
        for (long replay = 1; replay <= 2; replay++) {
            put(TENANT, Records.tenant("{}"), replay, 10);
            put(TENANT, ConfigurationRecord.disabled(Reason.MODULE_DISABLED), replay, 20);
            put(TENANT, ConfigurationRecord.disabled(Reason.DATA_RETAINED), replay, 25);
            put(TENANT, Records.tenant("{}"), replay, 30);
            put(TENANT, Records.tenant("{\"currency\":\"EUR\"}"), replay, 40);
            put(COMPANY, ConfigurationRecord.disabled(Reason.COMPANY_DISABLED), replay, 50);

            assertThat(Stream.of(9, 10, 19, 20, 24, 26, 29, 30, 50).filter(second -> wasOff(TENANT, second)))
                    .containsExactly(20, 24, 26, 29);
            assertThat(Stream.of(19, 20, 29, 30, 49, 50, 60).filter(second -> wasOff(COMPANY, second)))
                    .containsExactly(20, 29, 50, 60);
        }
    }

    private boolean wasOff(Scope scope, int second) {
        return table.wasOff(scope, Instant.ofEpochSecond(second));
    }

    private void put(Scope scope, ConfigurationRecord record, long replay, int second) {
        put(table, scope, record, replay, second);
    }

    private List<String> features(Scope scope) {
        return features(table, scope);
    }

    private static List<String> features(ConfigurationTable table, Scope scope) {
        return ((Serving.Here) table.serving(scope)).configuration().record().features();
    }

    private String currency(Scope scope) {
        return currency(table, scope);
    }

    private static String currency(ConfigurationTable table, Scope scope) {
        assertThat(table.serving(scope)).isInstanceOf(Serving.Here.class);
        return ((Serving.Here) table.serving(scope))
                .configuration()
                .values()
                .path("currency")
                .asText();
    }

    private void put(Scope scope, ConfigurationRecord record) {
        put(table, scope, record);
    }

    private void put(Scope scope, ConfigurationRecord record, long replay) {
        put(table, scope, record, replay);
    }

    private static void put(ConfigurationTable table, Scope scope, ConfigurationRecord record) {
        put(table, scope, record, 1);
    }

    private static void put(ConfigurationTable table, Scope scope, ConfigurationRecord record, long replay) {
        put(table, scope, record, replay, 0);
    }

    private static void put(
            ConfigurationTable table, Scope scope, ConfigurationRecord record, long replay, int second) {
        try {
            table.put(
                    new ConfigurationKey(scope.tenant(), scope.company()),
                    new ObjectMapper().writeValueAsBytes(record),
                    replay,
                    Instant.ofEpochSecond(second));
        } catch (JsonProcessingException | UnreadableRecord e) {
            throw new IllegalArgumentException(e);
        }
    }
}
