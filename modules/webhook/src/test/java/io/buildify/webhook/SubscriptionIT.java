package io.buildify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.webhook.Tenant.Subscribed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions, as their tenants keep them. */
@WebhookTest
class SubscriptionIT {

    private static final String TYPE = "financial.invoice.*";

    ModuleInstance instance;
    Receiver receiver;

    @Test
    void aSubscriptionIsChangedInTheVersionThatWasRead() {
        Tenant acme = Tenant.near(receiver, instance, "changing");
        Subscribed subscription = acme.subscribes(receiver.url("/a"), TYPE);
        String path = "subscriptions/" + subscription.id();
        String tag = acme.user().get(path).header("ETag");

        Answer changed = acme.user().put(path, Tenant.request(receiver.url("/b"), false, TYPE), "If-Match", tag);
        Answer late = acme.user().put(path, Tenant.request(receiver.url("/c"), true, TYPE), "If-Match", tag);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/url")).endsWith("/b");
        assertThat(changed.text("/enabled")).isEqualTo("false");
        assertThat(late.problem()).isEqualTo("precondition-failed");
        assertThat(acme.user().get("subscriptions?enabled=false").body().path("items"))
                .hasSize(1);
        assertThat(acme.user().get("subscriptions?enabled=true").body().path("items"))
                .isEmpty();
        assertThat(acme.user().send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(acme.user().get(path).problem()).isEqualTo("not-found");
    }

    @Test
    void whatTheReleaseDoesNotSubscribeToIsNotToBeHad() {
        Tenant acme = Tenant.near(receiver, instance, "choosing");

        for (String type :
                List.of("crm.lead.created", "financial.*", "financial.payment.*", "*", "", "financial.invoice")) {
            Answer refused = acme.user().post("subscriptions", Tenant.request(receiver.url("/x"), true, TYPE, type));

            assertThat(refused.status()).as(type).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("type-not-offered");
            assertThat(refused.text("/detail"))
                    .contains("\"" + type + "\"", "core.company.*, financial.invoice.*, warehouse.shipment.*");
        }
        assertThat(acme.user()
                        .post("subscriptions", "{\"url\":\"%s\",\"types\":[]}".formatted(receiver.url("/x")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void thereAreNoMoreThanMayBe() {
        Tenant acme = new Tenant(instance, "collecting")
                .with(Tenant.near(receiver, "P5D").replace("\"most_subscriptions\":20", "\"most_subscriptions\":1"));
        acme.subscribes(receiver.url("/one"), TYPE);

        assertThat(acme.user()
                        .post("subscriptions", Tenant.request(receiver.url("/two"), true, TYPE))
                        .problem())
                .isEqualTo("too-many-subscriptions");
        acme.subscribes(acme.userOf("de"), receiver.url("/of-de"), TYPE);
    }

    @ParameterizedTest
    @CsvSource({"victim-a, , thief-a, ", "victim-b, de, thief-b, de", "victim-c, de, victim-c, fr"})
    void whatIsSomebodyElsesIsNotThere(
            String tenant, @Nullable String company, String thiefTenant, @Nullable String thiefCompany) {
        Tenant owner = Tenant.near(receiver, instance, tenant);
        Tenant.near(receiver, instance, thiefTenant);
        AppUser victim = instance.user(tenant, company);
        AppUser thief = instance.user(thiefTenant, thiefCompany);
        Subscribed subscription = owner.subscribes(victim, receiver.url("/victim-" + tenant), TYPE);
        Answer before = victim.get("subscriptions/" + subscription.id());
        owner.invoice(company, "INV-1", "secret");
        Tenant.untilAsserted(
                () -> assertThat(victim.get("deliveries").body().path("items")).hasSize(1));

        attempts(thief, subscription.id())
                .forEach(answer -> assertThat(answer.problem()).isEqualTo("not-found"));
        assertThat(thief.get("subscriptions").body().path("items")).isEmpty();
        assertThat(thief.get("deliveries").body().path("items")).isEmpty();
        assertThat(thief.get("deliveries?subscription=" + subscription.id())
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(victim.get("subscriptions/" + subscription.id()).body()).isEqualTo(before.body());
    }

    /** A company reads what is its tenant's, and the tenant what is its companies'; neither changes it. */
    @ParameterizedTest
    @CsvSource({"parent-a, , de", "parent-b, de, "})
    void whatMayOnlyBeSeenIsNotChanged(String tenant, @Nullable String owner, @Nullable String reader) {
        Tenant acme = Tenant.near(receiver, instance, tenant);
        Subscribed subscription = acme.subscribes(instance.user(tenant, owner), receiver.url("/parent"), TYPE);
        AppUser reading = instance.user(tenant, reader);

        assertThat(reading.get("subscriptions/" + subscription.id()).status()).isEqualTo(200);
        attempts(reading, subscription.id()).stream()
                .skip(1)
                .forEach(answer -> assertThat(answer.problem()).isEqualTo("outside-scope"));
        assertThat(receiver.at("/parent")).isEmpty();
    }

    private List<Answer> attempts(AppUser user, String subscription) {
        String path = "subscriptions/" + subscription;
        return List.of(
                user.get(path),
                user.put(path, Tenant.request(receiver.url("/thief"), true, TYPE)),
                user.send("DELETE", path, ""),
                user.post(path + "/secret", ""),
                user.post(path + "/test", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "subscription.read, GET, subscriptions",
        "subscription.read, GET, subscriptions/ID",
        "subscription.read, GET, deliveries",
        "subscription.write, POST, subscriptions",
        "subscription.write, PUT, subscriptions/ID",
        "subscription.write, DELETE, subscriptions/ID",
        "subscription.write, POST, subscriptions/ID/secret",
        "subscription.write, POST, subscriptions/ID/test"
    })
    void aDoorAsksForItsPermission(String permission, String method, String path) {
        Tenant.near(receiver, instance, "guarded");
        String other = permission.equals("subscription.read") ? "subscription.write" : "subscription.read";
        String filled = path.replace("ID", UUID.randomUUID().toString());
        String body = method.equals("GET") ? "" : Tenant.request(receiver.url("/guarded"), true, TYPE);

        assertThat(instance.userWith("guarded", null, other)
                        .send(method, filled, body, "Content-Type", "application/json")
                        .problem())
                .isEqualTo("permission-required");
        assertThat(instance.userWith("guarded", null, permission)
                        .send(method, filled, body, "Content-Type", "application/json")
                        .problem())
                .isNotEqualTo("permission-required");
    }
}
