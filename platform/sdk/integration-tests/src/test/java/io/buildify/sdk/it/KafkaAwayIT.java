package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes go on without Kafka; their events follow when it is back. */
@SdkTest
class KafkaAwayIT {

    ModuleInstance instance;

    @Test
    void nothingIsLostWhileKafkaIsAway() throws Exception {
        AppUser user = instance.serve("away", null, Records.tenant("{}"));
        EffectRows effects = new EffectRows(instance);

        instance.cluster().part("kafka").whileDown(() -> {
            for (int number = 0; number < 20; number++) {
                Writing.write(user, "one", String.valueOf(number));
            }
            assertThat(effects.count("select count(*) from notes.event_outbox where tenant_id = 'away'"))
                    .isPositive();
        });

        EventWait.untilAsserted(() -> assertThat(effects.texts("away"))
                .containsExactly(
                        IntStream.range(0, 20).mapToObj(String::valueOf).toArray(String[]::new)));
    }
}
