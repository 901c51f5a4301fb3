package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Writes go on without Kafka, longer than any client of it waits; their events follow when it is back. */
@SdkTest
class KafkaAwayIT {

    ModuleInstance instance;

    @Test
    void nothingIsLostOrOutOfOrderWhileKafkaIsAway() throws Exception {
        AppUser user = instance.serve("away", null, Records.tenant("{}"));
        EffectRows effects = new EffectRows(instance);

        try (Writers writers = new Writers(() -> List.of(user))) {
            EventWait.until(() -> effects.texts("away").size() > 10);
            instance.cluster().part("kafka").whileDown(() -> {
                int before = writers.count();
                Instant end = Instant.now().plus(Size.ofOutage());
                Awaitility.await()
                        .atMost(Size.ofOutage().multipliedBy(2))
                        .until(() -> Instant.now().isAfter(end));
                assertThat(effects.count("select count(*) from notes.event_outbox where tenant_id = 'away'"))
                        .isGreaterThan(100)
                        .isGreaterThanOrEqualTo(writers.count() - before - 100);
            });
            new Outcome(instance, "away").isWhole(writers.end());
        }
    }
}
