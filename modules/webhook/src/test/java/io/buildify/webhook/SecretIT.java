package io.buildify.webhook;

import static io.buildify.webhook.Tenant.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Rows;
import io.buildify.webhook.Tenant.Subscribed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who reads or writes the database behind the module's back cannot sign, and has nobody else's secret signed with. */
@WebhookTest
class SecretIT {

    private static final String TYPE = "financial.invoice.*";
    private static final String KEY = "Idempotency-Key";

    ModuleInstance instance;
    Receiver receiver;

    @Test
    void noRowOfTheDatabaseHasASecret() throws SQLException {
        Tenant acme = Tenant.near(receiver, instance, "discreet");
        Answer made =
                acme.user().post("subscriptions", Tenant.request(receiver.url("/discreet"), true, TYPE), KEY, "made");
        String path = "subscriptions/" + made.text("/id");
        Answer rotated = acme.user().post(path + "/secret", "", KEY, "rotated");
        acme.invoice(null, "INV-1", "hello");
        untilAsserted(() ->
                assertThat(acme.user().get("deliveries").text("/items/0/state")).isEqualTo("delivered"));

        List<String> values = everything();

        assertThat(values).as("the values looked at").contains("discreet", made.text("/id"), receiver.url("/discreet"));
        assertThat(values)
                .filteredOn(value -> value.startsWith("sealed1."))
                .as("two secrets and the answers that told them")
                .hasSizeGreaterThanOrEqualTo(4);
        for (Answer told : List.of(made, rotated)) {
            String secret = told.text("/secret").substring("whsec_".length());
            assertThat(secret).hasSize(44);
            assertThat(values).noneMatch(value -> value.contains(secret));
        }
        assertThat(acme.user()
                        .post("subscriptions", Tenant.request(receiver.url("/discreet"), true, TYPE), KEY, "made")
                        .body())
                .isEqualTo(made.body());
    }

    /** As when the Secret with the key was replaced, and no copy is left. */
    @Test
    void aSecretWhoseKeyIsGoneSaysSoAndIsReplaced() {
        Tenant acme = Tenant.near(receiver, instance, "keyless");
        Subscribed subscription = acme.subscribes(receiver.url("/keyless"), TYPE);
        String path = "subscriptions/" + subscription.id();
        new Rows(instance).execute("""
                        update webhook.webhook_subscriptions
                           set secret = regexp_replace(secret, '^sealed1\\.[0-9a-f]{8}', 'sealed1.00000000')
                         where tenant_id = 'keyless'""");

        Answer pinged = acme.user().post(path + "/test", "");
        acme.invoice(null, "INV-1", "hello");
        untilAsserted(() -> assertThat(acme.deliveries(subscription).text("/items/0/reason"))
                .contains("its secret cannot be read any more", "POST subscriptions/{id}/secret"));
        assertThat(receiver.at("/keyless")).isEmpty();
        Answer rotated = acme.user().post(path + "/secret", "");

        assertThat(pinged.text("/delivered")).isEqualTo("false");
        assertThat(pinged.text("/reason")).contains("its secret cannot be read any more");
        assertThat(rotated.body().has("previous_until"))
                .as("nobody can sign with the one before")
                .isFalse();
        assertThat(acme.user().post(path + "/test", "").text("/delivered")).isEqualTo("true");
        Received request = receiver.at("/keyless").getLast();
        assertThat(request.signatures()).isEqualTo(1);
        assertThat(request.isSignedWith(rotated.text("/secret"))).isTrue();
    }

    @Test
    void anotherTenantsSecretIsNotSignedWith() {
        Tenant victim = Tenant.near(receiver, instance, "robbed");
        Tenant thief = Tenant.near(receiver, instance, "robber");
        victim.subscribes(receiver.url("/robbed"), TYPE);
        Subscribed own = thief.subscribes(receiver.url("/robber"), TYPE);
        new Rows(instance).execute("""
                        update webhook.webhook_subscriptions
                           set secret = (select secret from webhook.webhook_subscriptions where tenant_id = 'robbed')
                         where tenant_id = 'robber'""");

        Answer pinged = thief.user().post("subscriptions/" + own.id() + "/test", "");

        assertThat(pinged.text("/reason")).contains("its secret cannot be read any more");
        assertThat(receiver.at("/robber")).isEmpty();
    }

    /** Whoever knows one receiver's secret does not get another signed with it. */
    @Test
    void noSecretOfAnotherSubscriptionIsSignedWith() {
        Tenant acme = Tenant.near(receiver, instance, "swapping");
        Subscribed known = acme.subscribes(receiver.url("/known"), TYPE);
        Subscribed other = acme.subscribes(receiver.url("/other"), TYPE);
        assertThat(acme.user()
                        .post("subscriptions/" + known.id() + "/secret", "")
                        .status())
                .isEqualTo(200);
        Rows rows = new Rows(instance);

        for (String column : List.of("secret", "previous_secret")) {
            rows.execute("""
                            update webhook.webhook_subscriptions
                               set secret = (select %s from webhook.webhook_subscriptions where id = '%s')
                             where id = '%s'""".formatted(column, known.id(), other.id()));
            Answer pinged = acme.user().post("subscriptions/" + other.id() + "/test", "");
            assertThat(pinged.text("/reason")).as(column).contains("its secret cannot be read any more");
        }

        assertThat(receiver.at("/other")).isEmpty();
        assertThat(acme.user().post("subscriptions/" + known.id() + "/test", "").text("/delivered"))
                .isEqualTo("true");
    }

    /** Every value in every table of the database, as text; bytes as if they were some. */
    private List<String> everything() throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection administrator = instance.database().administrator();
                Statement tables = administrator.createStatement();
                ResultSet names = tables.executeQuery("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema')""")) {
            while (names.next()) {
                try (Statement statement = administrator.createStatement();
                        ResultSet rows = statement.executeQuery("select * from " + names.getString(1))) {
                    values(rows, values);
                }
            }
        }
        return values;
    }

    private static void values(ResultSet rows, List<String> values) throws SQLException {
        while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                Object value = rows.getObject(column);
                values.add(
                        value instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                : String.valueOf(value));
            }
        }
    }
}
