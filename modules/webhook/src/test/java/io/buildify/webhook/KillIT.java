package io.buildify.webhook;

import static io.buildify.webhook.Tenant.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.Records;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged module, killed when a receiver has an event and the database does not know. */
@LocalClusterTest
class KillIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final ModuleInstance instance;
    private final Receiver receiver = Receiver.start();

    KillIT(LocalCluster cluster) throws SQLException {
        instance = ModuleInstance.prepare(cluster, "webhook", "core", "financial", "warehouse");
    }

    @AfterEach
    void end() {
        receiver.close();
        instance.close();
    }

    /** It is sent again, with the same id, in its place: a receiver that looks at ids has each event once. */
    @Test
    void whatWasSentWhenTheProcessDiedIsSentAgainWithItsId() {
        try (ModuleProcess migration = ModuleProcess.start(JAR, instance.ownerEnvironment(), "migrate")) {
            assertThat(migration.ended()).as(migration.log()).isZero();
            assertThat(migration.log()).contains("Migrated schema webhook from nothing to 1 with 1 scripts");
        }
        Tenant acme = new Tenant(instance, "killed");
        instance.publish("killed", null, Records.tenant(Tenant.near(receiver, "P5D")));
        try (ModuleProcess dying = start(Map.of("BUILDIFY_FAULT_POINT", "BEFORE_SETTLED:2"))) {
            AppUser user = instance.user("killed", null).at(dying.root());
            untilAsserted(() -> assertThat(user.get("configuration").status()).isEqualTo(200));
            acme.subscribes(user, receiver.url("/killed"), "financial.invoice.*");
            IntStream.range(0, 4).forEach(number -> acme.invoice("de", "INV-1", "event " + number));
            dying.ended();
        }
        assertThat(receiver.at("/killed")).extracting(Received::text).containsExactly("event 0", "event 1");
        try (ModuleProcess next = start(Map.of())) {
            next.root();
            untilAsserted(() -> assertThat(receiver.at("/killed"))
                    .extracting(Received::text)
                    .containsExactly("event 0", "event 1", "event 1", "event 2", "event 3"));
            assertThat(receiver.at("/killed").get(1).id())
                    .isEqualTo(receiver.at("/killed").get(2).id());
            untilAsserted(() -> assertThat(new Rows(instance).count("""
                            select count(*) from webhook.webhook_deliveries where state = 'delivered'""")).isEqualTo(4));
            assertThat(next.log()).doesNotContain("whsec_");
        }
    }

    /** A process that dies has its events for a while; here that is short. */
    private ModuleProcess start(Map<String, String> more) {
        Map<String, String> environment = instance.environment();
        environment.put("BUILDIFY_EVENTS_HANDLER_TIMEOUT", "3s");
        environment.put("BUILDIFY_EVENTS_SESSION_TIMEOUT", "6s");
        environment.put(
                "QUARKUS_TLS_WEBHOOK_TRUST_STORE_PEM_CERTS",
                receiver.certificate().toString());
        environment.putAll(more);
        return ModuleProcess.start(JAR, environment);
    }
}
