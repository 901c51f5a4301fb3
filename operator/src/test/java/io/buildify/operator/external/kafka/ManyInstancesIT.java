package io.buildify.operator.external.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.Effect;
import io.buildify.operator.external.Password;
import io.buildify.operator.external.Size;
import io.buildify.operator.plan.KafkaPlan;
import io.micrometer.core.instrument.Timer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fleet's users, topics and grants are compared by one listing, however many they are. */
@LocalClusterTest
class ManyInstancesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Broker broker;
    private final Broker.Operator operator;
    private final Password password = Password.generate(new SecureRandom());
    private final List<KafkaPlan> fleet =
            Stream.generate(Broker::newPlan).limit(Size.ofFleet()).toList();

    ManyInstancesIT(LocalCluster cluster) {
        broker = new Broker(cluster);
        operator = broker.operator();
    }

    @AfterEach
    void clean() throws Exception {
        together(operator.instances::removeInstance);
        broker.close();
    }

    @Test
    void aResyncAsksOnceAndChangesOnlyWhatDiffers() throws Exception {
        together(plan -> operator.instances.ensureInstance(plan, password));
        await().atMost(PATIENCE).until(this::isShown);
        long asked = listings();
        long ensured = changes();

        operator.instances.resync();

        assertThat(listings() - asked).isEqualTo(1);
        assertThat(changes()).isEqualTo(ensured);

        KafkaPlan first = fleet.getFirst();
        KafkaPlan last = fleet.getLast();
        List<String> before = broker.state(first);
        List<String> beside = broker.state(last);
        broker.admin
                .alterUserScramCredentials(
                        List.of(new UserScramCredentialDeletion(first.user(), ScramMechanism.SCRAM_SHA_512)))
                .all()
                .get();
        broker.admin.deleteAcls(Access.everythingOf(last)).all().get();
        await().atMost(PATIENCE)
                .until(() -> !broker.state(first).equals(before)
                        && broker.state(last).size()
                                == beside.size() - Access.of(last).size());

        operator.instances.resync();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(broker.state(first)).isEqualTo(before);
            assertThat(broker.state(last)).isEqualTo(beside);
        });
        assertThat(listings() - asked).isEqualTo(2);
        assertThat(changes() - ensured)
                .as("one request for the user, one for the grants")
                .isEqualTo(2);
    }

    /** A broker shows what it has made a moment later, and not all at once. */
    private boolean isShown() throws Exception {
        Listing now = Listing.read(broker.admin);
        return fleet.stream()
                .allMatch(plan -> now.topics().containsKey(plan.configurationTopic())
                        && now.users().containsKey(plan.user())
                        && now.acls().containsAll(Access.of(plan)));
    }

    private long listings() {
        return operator.meters.find("buildify.external.calls").timers().stream()
                .filter(timer -> timer.getId().getTag("kind").equals("kafka.list"))
                .mapToLong(Timer::count)
                .sum();
    }

    private long changes() {
        List<String> kinds = Stream.of(Effect.values()).map(Effect::kind).toList();
        return operator.meters.find("buildify.external.calls").timers().stream()
                .filter(timer -> kinds.contains(timer.getId().getTag("kind")))
                .mapToLong(Timer::count)
                .sum();
    }

    private void together(Step step) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> calls = fleet.stream()
                    .map(plan -> (Callable<Void>) () -> {
                        step.of(plan);
                        return null;
                    })
                    .toList();
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        }
    }

    /** Something done for one instance. */
    @FunctionalInterface
    private interface Step {
        void of(KafkaPlan plan);
    }
}
