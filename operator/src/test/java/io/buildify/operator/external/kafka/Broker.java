package io.buildify.operator.external.kafka;

import io.buildify.local.junit.Kafka;
import io.buildify.local.junit.LocalCluster;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.FaultPoints;
import io.buildify.operator.external.Password;
import io.buildify.operator.external.TestAdministrators;
import io.buildify.operator.plan.KafkaPlan;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A broker as its administrator sees it, and operators that work on it. */
final class Broker implements AutoCloseable {
    static final int EVENT_PARTITIONS = 3;
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    final Kafka kafka;
    final Admin admin;
    private final TestAdministrators administrators;
    private final List<AutoCloseable> opened = new ArrayList<>();

    Broker(LocalCluster cluster) {
        kafka = cluster.kafka();
        admin = Admin.create(kafka.administrator());
        administrators = new TestAdministrators(cluster);
        opened.add(admin);
    }

    /** An operator process: what it has ensured is forgotten with it. */
    final class Operator {
        final MeterRegistry meters = new SimpleMeterRegistry();
        final ConfigurationTopics topics;
        final KafkaInstances instances;
        final Set<String> deposed = ConcurrentHashMap.newKeySet();

        private Operator(Duration timeout, Clock clock) {
            ExternalCalls calls = new ExternalCalls(meters, new FaultPoints(Optional.empty()));
            topics = new ConfigurationTopics(
                    administrators, timeout, calls, clock, UUID.randomUUID(), () -> deposed.add("yes"));
            instances = new KafkaInstances(
                    administrators, timeout, calls, clock, new TopicSettings(EVENT_PARTITIONS), topics);
            opened.add(topics);
            opened.add(instances);
        }

        Operator leading() {
            topics.follow();
            topics.lead();
            return this;
        }

        /** How often each kind of change was made. */
        Map<String, Long> changes() {
            return meters.find("buildify.external.calls").timers().stream()
                    .filter(timer -> !timer.getId().getTag("kind").startsWith("kafka.list")
                            && !timer.getId().getTag("kind").startsWith("kafka.describe"))
                    .collect(Collectors.toMap(timer -> timer.getId().getTag("kind"), Timer::count, Long::sum));
        }
    }

    Operator operator() {
        return operator(TIMEOUT);
    }

    Operator operator(Duration timeout) {
        return new Operator(timeout, Clock.systemUTC());
    }

    Operator operator(Clock clock) {
        return new Operator(TIMEOUT, clock);
    }

    static KafkaPlan newPlan() {
        String name = "test-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36);
        return new KafkaPlan(name, "buildify.configuration." + name);
    }

    /** Everything that the broker knows about the plan, but no time and no salt. */
    List<String> state(KafkaPlan plan) throws Exception {
        List<String> state = new ArrayList<>();
        if (admin.listTopics().names().get().contains(plan.configurationTopic())) {
            state.add("topic");
        }
        admin.describeUserScramCredentials().all().get().values().stream()
                .filter(it -> it.name().equals(plan.user()))
                .forEach(it -> state.add(it.credentialInfos().toString()));
        for (AclBinding acl : admin.describeAcls(AclBindingFilter.ANY).values().get()) {
            if (acl.entry().principal().equals("User:" + plan.user())
                    || acl.pattern().name().equals(plan.configurationTopic())) {
                state.add(acl.toString());
            }
        }
        return state.stream().sorted().toList();
    }

    KafkaConsumer<String, String> consumer(String user, Password password, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(kafka.client(user, password.value()));
        all.put("auto.offset.reset", "earliest");
        all.put("default.api.timeout.ms", 10_000);
        all.put("request.timeout.ms", 9_000);
        all.putAll(settings);
        return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    }

    /** All records of the topic, tombstones and uncommitted ones too, as that user reads them: key=value. */
    List<String> read(String topic, String user, Password password) {
        try (var consumer = consumer(user, password, Map.of())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<String> all = new ArrayList<>();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    all.add(record.key() + "=" + record.value());
                }
            }
            return all;
        }
    }

    List<String> read(String topic) {
        return read(topic, kafka.username(), new Password(kafka.password()));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }
}
