package io.buildify.sdk.event.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReceiverSharesTest {

    private final ReceiverShares shares = new ReceiverShares(2, 3, 4);

    @Test
    void aReceiverHasALimit() {
        assertThat(shares.admit(due("acme", "a", 5))).hasSize(2);
        assertThat(shares.admit(due("acme", "a", 5))).isEmpty();
        assertThat(shares.admit(due("acme", "b", 1))).hasSize(1);
    }

    @Test
    void aTenantHasALimit() {
        assertThat(shares.admit(Stream.of(due("acme", "a", 2), due("acme", "b", 2))
                        .flatMap(List::stream)
                        .toList()))
                .hasSize(3);
    }

    @Test
    void withNothingOnItsWayATenantHasItsTurnHoweverManyOthersThereAre() {
        shares.admit(due("acme", "a", 2));
        shares.admit(due("globex", "b", 2));

        assertThat(shares.admit(due("umbrella", "c", 2))).hasSize(1);
        assertThat(shares.admit(due("globex", "d", 1))).isEmpty();
    }

    @Test
    void whatHasEndedMakesRoom() {
        List<DueEvent> admitted = shares.admit(due("acme", "a", 2));
        admitted.forEach(shares::end);

        assertThat(shares.admit(due("acme", "a", 2))).isEqualTo(admitted);
    }

    @Test
    void theSameIdOfTwoTenantsIsTwoReceivers() {
        shares.admit(due("acme", "a", 2));

        assertThat(shares.admit(due("globex", "a", 2))).hasSize(2);
    }

    private static List<DueEvent> due(String tenant, String receiver, int number) {
        return IntStream.range(0, number)
                .mapToObj(event -> new DueEvent(tenant, "/modules/core", "event-" + event, "webhook:" + receiver))
                .toList();
    }
}
