package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everybody begins with what the module's hooks make, once. */
@SdkTest
class BootstrapIT {

    ModuleInstance instance;

    @Test
    void aTenantIsSetUpWhenItsConfigurationComes() {
        instance.publish("eager", null, Records.tenant("{}"));

        EventWait.untilAsserted(() -> assertThat(welcomes("eager")).isEqualTo(1));
        assertThat(count("tenant_id = 'eager' and text = 'Welcome, eager' and created_by = 'bootstrap:welcome'"))
                .isEqualTo(1);
    }

    @Test
    void aListedCompanyIsSetUpWhenItsConfigurationComesAndAfterItsTenant() {
        instance.publish("listed", null, Records.listedTenant("{}"));
        instance.publish("listed", "de", Records.company("{}"));

        EventWait.untilAsserted(() ->
                assertThat(count("tenant_id = 'listed' and company_id = 'de'")).isEqualTo(1));
        assertThat(count("tenant_id = 'listed' and company_id is null")).isEqualTo(1);
    }

    @Test
    void anUnknownCompanyIsSetUpBeforeItsFirstRequest() {
        instance.serve("lazy", null, Records.tenant("{}"));

        List<CompletableFuture<Answer>> first = IntStream.range(0, 8)
                .mapToObj(client -> instance.user("lazy", "de").got("welcomes"))
                .toList();

        assertThat(first)
                .allSatisfy(answer ->
                        assertThat(answer.join().text("/items/0/text")).isEqualTo("Welcome, lazy/de"));
        assertThat(count("tenant_id = 'lazy' and company_id = 'de'")).isEqualTo(1);
    }

    @Test
    void aCompanyIsSetUpWhenItIsCreated() {
        instance.serve("core-created", null, Records.tenant("{}"));

        instance.events().publishAsCore(CoreEvents.company("created", "core-created", "de", "{\"name\":\"x\"}"));

        EventWait.untilAsserted(() -> assertThat(count("tenant_id = 'core-created' and company_id = 'de'"))
                .isEqualTo(1));
    }

    @Test
    void whoIsOffIsSetUpWhenSwitchedOn() {
        instance.publish("switched", null, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));
        instance.serve("witness", null, Records.tenant("{}"));
        EventWait.untilAsserted(() -> assertThat(welcomes("witness")).isEqualTo(1));
        assertThat(welcomes("switched")).isZero();

        instance.serve("switched", null, Records.tenant("{}"));

        EventWait.untilAsserted(() -> assertThat(welcomes("switched")).isEqualTo(1));
    }

    @Test
    void aFailureIsSeenAndTriedAgain() {
        instance.publish("stubborn", null, Records.tenant("{}"));
        AppUser user = instance.user("stubborn", null);

        EventWait.until(() -> user.get("welcomes").problem().equals("not-set-up"));
        Answer refused = user.get("welcomes");
        if (refused.status() != 200) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        }

        EventWait.untilAsserted(
                () -> assertThat(user.get("welcomes").text("/items/0/text")).isEqualTo("Welcome, stubborn"));
        assertThat(welcomes("stubborn")).isEqualTo(1);
        assertThat(instance.stranger(null).text("/q/metrics")).contains("buildify_bootstrap_failed 0.0");
    }

    @Test
    void whoWaitsForAFailureLogsNothingOfItsOwn() {
        try (LoggedFailures logged = LoggedFailures.of("io.buildify.sdk")) {
            instance.publish("stubborn-crowd", null, Records.tenant("{}"));
            AppUser user = instance.user("stubborn-crowd", null);
            EventWait.until(() -> user.get("welcomes").problem().equals("not-set-up"));

            IntStream.range(0, 8)
                    .mapToObj(client -> user.got("welcomes"))
                    .toList()
                    .forEach(CompletableFuture::join);
            EventWait.until(() -> user.get("welcomes").status() == 200);

            assertThat(logged.lines())
                    .filteredOn(line -> line.contains("stubborn-crowd"))
                    .hasSize(2);
            assertThat(logged.traces()).isEmpty();
        }
    }

    private long welcomes(String tenant) {
        return count("tenant_id = '" + tenant + "'");
    }

    private long count(String where) {
        return new EffectRows(instance).count("select count(*) from notes.welcomes where " + where);
    }
}
