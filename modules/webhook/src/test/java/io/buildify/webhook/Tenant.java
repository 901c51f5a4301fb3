package io.buildify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** A tenant that uses the module. */
record Tenant(ModuleInstance instance, String name) {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** What the platform's engineer sets unless a test says otherwise: nothing private may be called. */
    static final String STRICT = configuration("[]", "[443]", "P5D");

    /** A subscription that was made. */
    record Subscribed(String id, String secret) {}

    /** One whose receivers are on the loopback. */
    static Tenant near(Receiver receiver, ModuleInstance instance, String name) {
        return new Tenant(instance, name).with(near(receiver, "P5D"));
    }

    static String near(Receiver receiver, String disableAfter) {
        return configuration("[\"127.0.0.1\"]", "[443,%d]".formatted(receiver.port()), disableAfter);
    }

    static String configuration(String networks, String ports, String disableAfter) {
        return """
                {"allowed_hosts":[],"allowed_networks":%s,"refused_networks":[],"allowed_ports":%s,
                 "allow_http":false,"most_subscriptions":20,"disable_after":"%s"}""".formatted(networks, ports, disableAfter);
    }

    /** Has another configuration from now on. */
    Tenant with(String configuration) {
        instance.serve(name, null, Records.tenant(configuration));
        return this;
    }

    AppUser user() {
        return instance.user(name, null);
    }

    AppUser userOf(String company) {
        return instance.user(name, company);
    }

    Subscribed subscribes(String url, String... types) {
        return subscribes(user(), url, types);
    }

    Subscribed subscribes(AppUser user, String url, String... types) {
        Answer made = user.post("subscriptions", request(url, true, types));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return new Subscribed(made.text("/id"), made.text("/secret"));
    }

    static String request(String url, boolean enabled, String... types) {
        return "{\"url\":\"%s\",\"types\":[\"%s\"],\"enabled\":%s}"
                .formatted(url.replace("\\", "\\\\"), String.join("\",\"", types), enabled);
    }

    /** An invoice was made in it, or in a company of it. */
    CloudEvent invoice(@Nullable String company, String subject, String text) {
        return event("financial.invoice.created", company, subject, text);
    }

    /** Something has happened in it, or in a company of it. */
    CloudEvent event(String type, @Nullable String company, String subject, String text) {
        CloudEvent event = new CloudEvent(
                UUID.randomUUID().toString(),
                CloudEvent.sourceOf("financial"),
                type,
                subject,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                name,
                company,
                "{\"text\":\"%s\"}".formatted(text).getBytes(UTF_8));
        publish(event);
        return event;
    }

    /** Publishes an event in financial's name, as often as it is called. */
    void publish(CloudEvent event) {
        instance.events().publishAs("financial", event);
    }

    /** What became of events for a subscription, newest first. */
    Answer deliveries(Subscribed subscription, String... filters) {
        return user().get("deliveries?subscription=" + subscription.id() + String.join("", filters));
    }

    /** Waits for what events bring about, also on a busy machine. */
    static void untilAsserted(ThrowingRunnable assertion) {
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }
}
