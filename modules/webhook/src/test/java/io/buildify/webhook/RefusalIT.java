package io.buildify.webhook;

import static io.buildify.webhook.Tenant.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.webhook.Tenant.Subscribed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs by which a tenant would reach what is not the Internet's, tried at every door. */
@WebhookTest
class RefusalIT {

    ModuleInstance instance;
    Receiver receiver;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com/ | is not https",
                "https://user:secret@example.com/ | a user's name or password",
                "https://127.0.0.1/ | a loopback address",
                "https://127.0.0.1:PORT/ | Port PORT may not be called",
                "https://127.1/ | names no host",
                "https://2130706433/ | names no host",
                "https://0.0.0.0/ | unspecified",
                "https://10.0.0.1/ | private (RFC 1918)",
                "https://169.254.169.254/latest/meta-data/ | link-local",
                "https://[::1]/ | a loopback address",
                "https://[::ffff:127.0.0.1]/ | a loopback address",
                "https://[64:ff9b::7f00:1]/ | a loopback address",
                "https://[2002:7f00:1::]/ | a loopback address",
                "https://[fd00::1]/ | private (RFC 4193)",
                "https://[fe80::1%25eth0]/ | has a zone",
                "https://localhost/ | a name inside the platform",
                "https://financial.buildify-modules.svc.cluster.local/ | a name inside the platform",
                "https://metadata.google.internal/ | a name inside the platform",
                "https://loopback.example.com/ | a loopback address",
                "https://metadata.example.com/ | link-local",
                "https://private.example.com/ | private (RFC 1918)",
                "https://six.example.com/ | private (RFC 4193)",
                "https://mapped.example.com/ | a loopback address",
                "https://both.example.com/ | a loopback address",
            })
    void whatIsNotTheInternetsIsRefusedWithItsReason(String url, String reason) {
        Tenant acme = new Tenant(instance, "attacker").with(Tenant.STRICT);
        String port = String.valueOf(receiver.port());

        Answer refused = acme.user()
                .post("subscriptions", Tenant.request(url.replace("PORT", port), true, "financial.invoice.*"));

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("url-refused");
        assertThat(refused.text("/detail"))
                .contains(reason.replace("PORT", port))
                .doesNotContain("10.0.0.1, which");
    }

    /** What was in order when it was subscribed to is looked at again each time. */
    @Test
    void whatLeadsElsewhereByThenIsNotCalled() {
        Tenant acme = Tenant.near(receiver, instance, "turned");
        Subscribed subscription = acme.subscribes(receiver.url("/turned"), "financial.invoice.*");
        acme.with(Tenant.configuration("[]", "[443,%d]".formatted(receiver.port()), "P5D"));

        acme.invoice(null, "INV-1", "hello");

        untilAsserted(() -> assertThat(acme.deliveries(subscription).text("/items/0/reason"))
                .contains("a loopback address"));
        Answer pinged = acme.user().post("subscriptions/" + subscription.id() + "/test", "");
        assertThat(pinged.text("/reason")).contains("a loopback address");
        assertThat(receiver.at("/turned")).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        Tenant acme = Tenant.near(receiver, instance, "redirected");
        Subscribed subscription = acme.subscribes(receiver.url("/redirecting"), "financial.invoice.*");
        receiver.behaves("/redirecting", Receiver.answering(307, "Location", receiver.url("/secret")));

        Answer pinged = acme.user().post("subscriptions/" + subscription.id() + "/test", "");

        assertThat(pinged.body())
                .hasToString(
                        "{\"delivered\":false,\"status\":307,\"reason\":\"it answered 307: redirects are not followed\"}");
        assertThat(receiver.at("/redirecting")).hasSize(1);
        assertThat(receiver.at("/secret")).isEmpty();
    }

    @Test
    void aNameIsLookedUpOnceForEachRequest() {
        Tenant acme = Tenant.near(receiver, instance, "named");
        Subscribed subscription = acme.subscribes(
                "https://receiver.example.com:%d/named".formatted(receiver.port()), "financial.invoice.*");
        int before = TestNames.lookups("receiver.example.com");

        Answer pinged = acme.user().post("subscriptions/" + subscription.id() + "/test", "");

        assertThat(pinged.text("/status")).as("%s", pinged.body()).isEqualTo("204");
        assertThat(TestNames.lookups("receiver.example.com") - before).isLessThanOrEqualTo(1);
        assertThat(receiver.at("/named").getFirst().header("host"))
                .isEqualTo("receiver.example.com:" + receiver.port());
    }

    @Test
    void aCertificateMustBeTheNames() {
        Tenant acme = Tenant.near(receiver, instance, "stranger");
        Subscribed subscription = acme.subscribes(
                "https://stranger.example.com:%d/stranger".formatted(receiver.port()), "financial.invoice.*");

        Answer pinged = acme.user().post("subscriptions/" + subscription.id() + "/test", "");

        assertThat(pinged.text("/reason")).startsWith("TLS failed");
        assertThat(receiver.at("/stranger")).isEmpty();
    }

    @Test
    void noMoreOfAnAnswerIsReadThanIsShown() {
        Tenant acme = Tenant.near(receiver, instance, "talking");
        Subscribed subscription = acme.subscribes(receiver.url("/talking"), "financial.invoice.*");
        receiver.behaves("/talking", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = "\0abcdefghijklmno".repeat(4096).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(much);
            }
        });

        Answer pinged = acme.user().post("subscriptions/" + subscription.id() + "/test", "");

        assertThat(pinged.text("/delivered")).isEqualTo("true");
        assertThat(pinged.text("/answer")).hasSize(500).startsWith("abcdefghijklmno abc");
    }

    @Test
    void theEngineersNetworksAreTenantsToCall() {
        Tenant acme = Tenant.near(receiver, instance, "allowed");

        assertThat(acme.user()
                        .post(
                                "subscriptions",
                                Tenant.request(
                                        "https://127.0.0.2:%d/".formatted(receiver.port()), true, "core.company.*"))
                        .problem())
                .isEqualTo("url-refused");
        acme.subscribes("https://loopback.example.com:%d/".formatted(receiver.port()), "core.company.*");
    }
}
