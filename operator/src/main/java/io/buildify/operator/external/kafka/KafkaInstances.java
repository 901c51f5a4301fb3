package io.buildify.operator.external.kafka;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.buildify.operator.external.Administrators;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.KafkaInventory;
import io.buildify.operator.external.KafkaPort;
import io.buildify.operator.external.Password;
import io.buildify.operator.external.kafka.Corrections.Wanted;
import io.buildify.operator.plan.KafkaPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Topics, users and ACLs of instances, by one admin client. Callers that come together share requests. */
public final class KafkaInstances implements KafkaPort, AutoCloseable {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Clock clock;
    private final AdminConnection connection;
    private final AdminRequests requests;
    private final SettingsInTurn settings;
    private final Turn<Request> turn = new Turn<>(this::serve);
    /** What this process has ensured, and so has to stay as it is, by user. */
    private final Map<String, Wanted> ensured = new ConcurrentHashMap<>();

    private @Nullable Listing listing;
    private Instant listed = Instant.EPOCH;

    /**
     * @param timeout of each request
     * @param topics how topics are set up
     * @param publisher is told of topics that come and go
     */
    public KafkaInstances(
            Administrators administrators,
            Duration timeout,
            ExternalCalls calls,
            Clock clock,
            TopicSettings topics,
            ConfigurationTopics publisher) {
        this.clock = clock;
        connection = new AdminConnection(administrators, new KafkaClients(timeout));
        requests = new AdminRequests(connection, calls, topics, publisher);
        settings = new SettingsInTurn(connection, calls, topics);
    }

    @Override
    public void ensureInstance(KafkaPlan plan, Password password) {
        turn.call(new Ensure(new Wanted(plan, new ScramUser(plan.user(), password))));
    }

    @Override
    public void removeInstance(KafkaPlan plan) {
        turn.call(new Remove(plan));
    }

    @Override
    public void removeTopics(List<String> topics) {
        turn.alone(() -> {
            List<String> there =
                    topics.stream().filter(recent().topics()::containsKey).toList();
            if (!there.isEmpty()) {
                Listing now = refreshed();
                Failures failures = new Failures();
                requests.removeTopics(there, now, failures);
                failures.throwFirst();
            }
            return there;
        });
    }

    @Override
    public void resync() {
        turn.alone(() -> {
            Listing now = refreshed();
            requests.compare(now);
            Failures failures = new Failures();
            requests.apply(Corrections.of(ensured.values(), now), now, failures);
            failures.throwFirst();
            settings.correctNext(ensured.values().stream()
                    .flatMap(each -> Topics.of(each.plan()).stream())
                    .toList());
            return now;
        });
    }

    @Override
    public KafkaInventory inventory() {
        Listing now = turn.alone(requests::list);
        return new KafkaInventory(
                now.topics().keySet().stream()
                        .filter(it -> !it.startsWith("__"))
                        .collect(toUnmodifiableSet()),
                Set.copyOf(now.users().keySet()),
                Set.copyOf(now.groups()),
                now.acls().stream().map(Access::user).collect(toUnmodifiableSet()));
    }

    private void serve(List<Turn.Waiting<Request>> batch) {
        Listing now = batch.stream().allMatch(each -> each.request() instanceof Ensure) ? recent() : refreshed();
        Failures failures = new Failures();
        List<Wanted> wanted = new ArrayList<>();
        List<KafkaPlan> unwanted = new ArrayList<>();
        for (Turn.Waiting<Request> each : batch) {
            switch (each.request()) {
                case Ensure ensure -> wanted.add(ensure.wanted);
                case Remove remove -> {
                    ensured.remove(remove.plan.user());
                    wanted.removeIf(it -> it.plan().user().equals(remove.plan.user()));
                    unwanted.add(remove.plan);
                }
            }
        }
        requests.remove(unwanted, now, failures);
        requests.apply(Corrections.of(wanted, now), now, failures);
        for (Turn.Waiting<Request> each : batch) {
            failures.of(each.request().plan()).ifPresent(each::fail);
        }
        wanted.stream()
                .filter(it -> failures.of(it.plan()).isEmpty())
                .forEach(it -> ensured.put(it.plan().user(), it));
        if (failures.any()) {
            listing = null;
        }
    }

    private Listing recent() {
        Listing last = listing;
        return last != null && clock.instant().isBefore(listed.plus(FRESH)) ? last : refreshed();
    }

    private Listing refreshed() {
        Listing now = requests.list();
        listing = now;
        listed = clock.instant();
        return now;
    }

    /** Ends the admin client; requests under way fail. */
    @Override
    public void close() {
        connection.close();
    }

    private sealed interface Request {
        KafkaPlan plan();
    }

    private record Ensure(Wanted wanted) implements Request {
        @Override
        public KafkaPlan plan() {
            return wanted.plan();
        }
    }

    private record Remove(KafkaPlan plan) implements Request {}
}
