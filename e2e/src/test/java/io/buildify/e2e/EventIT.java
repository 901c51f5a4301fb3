package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events of running instances go to the topic that the operator made, by the grants that it gave. */
@ExtendWith(RunningInstallation.class)
class EventIT {
    private static final String TOPIC = "buildify.events.financial";

    @Test
    void anInvoiceOfTheSharedAndOneOfAnOwnInstanceAreToldInTheModulesTopic(Installation installation) {
        String shared = AppUser.of(installation, "acme", "acme-de")
                .invoice("Event", 1, "100.00")
                .text("/id");
        String owned = AppUser.of(installation, "globex", "globex-uk")
                .invoice("Event", 1, "10.00")
                .text("/id");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(keys(installation))
                        .containsOnlyOnce("acme/acme-de/" + shared, "globex/globex-uk/" + owned));
    }

    private static List<String> keys(Installation installation) {
        return Broker.of(installation).records(TOPIC).stream()
                .map(ConsumerRecord::key)
                .toList();
    }
}
