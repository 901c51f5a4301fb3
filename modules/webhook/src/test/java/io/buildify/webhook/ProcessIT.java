package io.buildify.webhook;

import static io.buildify.webhook.Tenant.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.ModuleProcess.Ended;
import io.buildify.testing.Records;
import io.buildify.testing.Rows;
import io.buildify.webhook.Tenant.Subscribed;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged module as a process: what is its own about migrating, erasing, and serving with what module.yaml says. */
@LocalClusterTest
class ProcessIT {

    private static final String TYPE = "financial.invoice.*";

    private final LocalCluster cluster;
    private final Receiver receiver = Receiver.start();
    private ModuleInstance instance;

    ProcessIT(LocalCluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void end() {
        receiver.close();
        instance.close();
    }

    /** What waits for a subscription goes with it. */
    @Test
    void eraseTakesSubscriptionsAndWhatBecameOfEvents() throws SQLException {
        instance = ModuleInstance.prepare(cluster, "webhook", "core", "financial", "warehouse");
        assertThat(ModuleProcess.run(instance.ownerEnvironment(), "migrate"))
                .returns(0, Ended::code)
                .returns("Migrated schema webhook from nothing to 1 with 1 script", Ended::lastLine);
        keep("acme", "de");
        keep("acme", "");
        keep("globex", "");

        assertThat(ModuleProcess.run(instance.ownerEnvironment(), "erase", "acme"))
                .returns(0, Ended::code)
                .returns("Erased 6 rows of tenant acme", Ended::lastLine);
        assertThat(new Rows(instance).text("select string_agg(tenant_id, ' ') from webhook.webhook_deliveries"))
                .isEqualTo("globex");
    }

    private void keep(String tenant, String company) throws SQLException {
        new Rows(instance).write(tenant, company, """
                    insert into webhook_subscriptions (id, url, types, enabled, secret, created_at)
                    values (gen_random_uuid(), 'https://example.com', '{financial.invoice.*}', true, 'sealed1.x', now());
                    insert into webhook_failures (subscription_id, since)
                    select id, now() from webhook_subscriptions
                     where company_id is not distinct from nullif(current_setting('buildify.company'), '');
                    insert into webhook_deliveries (id, subscription_id, source, event_id, type, subject, happened_at,
                                                    queued_at, state)
                    select gen_random_uuid(), id, '/modules/financial', '1', 'financial.invoice.created', 'INV-1', now(),
                           now(), 'waiting' from webhook_subscriptions
                     where company_id is not distinct from nullif(current_setting('buildify.company'), '')""");
    }

    /** A tenant has the module switched off and on; another gets an instance of its own, while the key is replaced. */
    @Test
    void whatHappensWhileItIsOffIsPassedOverAndAnotherInstanceSignsWithTheSameSecret() throws SQLException {
        instance = ModuleInstance.create(cluster, "webhook", "core", "financial", "warehouse");
        Subscribed subscription;
        try (ModuleProcess process = start(instance, Map.of())) {
            passesOverWhileOff(process);
            AppUser user = served(instance, process, "moving");
            subscription = new Tenant(instance, "moving").subscribes(user, receiver.url("/moving"), TYPE);
            assertThat(process.terminated()).isZero();
        }
        String key = instance.environment().get("BUILDIFY_SEALING_KEYS");
        try (ModuleInstance dedicated = instance.dedicated("moving");
                ModuleProcess process =
                        start(dedicated, Map.of("BUILDIFY_SEALING_KEYS", ModuleInstance.key() + "," + key))) {
            served(dedicated, process, "moving");
            Tenant tenant = new Tenant(dedicated, "moving");
            String sealed = sealed();

            tenant.invoice(null, "INV-1", "handed over");
            untilAsserted(() -> assertThat(receiver.at("/moving")).hasSize(1));
            sealsAnew(sealed);
            tenant.invoice(null, "INV-1", "sealed anew");
            untilAsserted(() -> assertThat(receiver.at("/moving"))
                    .extracting(Received::text)
                    .containsExactly("handed over", "sealed anew"));

            assertThat(receiver.at("/moving"))
                    .allSatisfy(request -> assertThat(request.isSignedWith(subscription.secret()))
                            .isTrue());
            assertThat(process.log()).doesNotContain("whsec_", key);
        }
    }

    private void passesOverWhileOff(ModuleProcess process) {
        AppUser user = served(instance, process, "sleeping");
        Tenant tenant = new Tenant(instance, "sleeping");
        tenant.subscribes(user, receiver.url("/sleeping"), TYPE);
        instance.publish("sleeping", null, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));
        untilAsserted(() -> assertThat(user.get("subscriptions").status()).isEqualTo(403));

        tenant.invoice(null, "INV-1", "while off");
        untilAsserted(() -> assertThat(user.text("/q/metrics"))
                .containsPattern("buildify_events_skipped_total\\{[^}]*\"financial.invoice.created\"[^}]*} 1"));
        assertThat(new Rows(instance).count("select count(*) from webhook.event_inbox"))
                .isZero();
        served(instance, process, "sleeping");
        tenant.invoice(null, "INV-1", "when on");

        untilAsserted(() ->
                assertThat(receiver.at("/sleeping")).extracting(Received::text).containsExactly("when on"));
    }

    /** The job is due: afterwards nothing needs the key that sealed before. */
    private void sealsAnew(String before) {
        Rows rows = new Rows(instance);
        untilAsserted(() -> {
            rows.execute("update webhook.job_runs set next_run = now() where job = 'seal-anew'");
            assertThat(sealed().split("\\.")[1]).isNotEqualTo(before.split("\\.")[1]);
        });
    }

    private String sealed() {
        return new Rows(instance).text("select secret from webhook.webhook_subscriptions where tenant_id = 'moving'");
    }

    /** The tenant has the module there, whether or not it had it before. */
    private AppUser served(ModuleInstance by, ModuleProcess process, String tenant) {
        by.publish(tenant, null, Records.tenant(Tenant.near(receiver, "P5D")));
        AppUser user = by.user(tenant, null).at(process.root());
        untilAsserted(() -> assertThat(user.get("subscriptions").status()).isEqualTo(200));
        return user;
    }

    private ModuleProcess start(ModuleInstance by, Map<String, String> more) {
        Map<String, String> environment = by.environment();
        environment.put(
                "QUARKUS_TLS_WEBHOOK_TRUST_STORE_PEM_CERTS",
                receiver.certificate().toString());
        environment.putAll(more);
        return ModuleProcess.serve(environment);
    }
}
