package io.buildify.sdk.event.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What of a partition that is read again is done already. */
class LookBackTest {

    @Test
    void whatIsDoneIsPassedOverButForTheseTenants() {
        LookBack lookBack = new LookBack(10, Set.of("acme"));

        assertThat(lookBack.passesOver(record(9, "globex"))).isTrue();
        assertThat(lookBack.passesOver(record(9, "acme"))).isFalse();
        assertThat(lookBack.passesOver(record(10, "globex"))).isFalse();
        assertThat(LookBack.NONE.passesOver(record(0, "globex"))).isFalse();
    }

    @Test
    void oneThatBeginsBeforeAnotherHasEndedIsForBoth() {
        LookBack first = new LookBack(10, Set.of("acme"));

        assertThat(first.and(new LookBack(5, Set.of("globex")))).isEqualTo(new LookBack(10, Set.of("acme", "globex")));
        assertThat(first.and(new LookBack(12, Set.of("globex")))).isEqualTo(new LookBack(12, Set.of("globex")));
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String tenant) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("t", 0, offset, "k", new byte[0]);
        record.headers().add("ce_tenant", tenant.getBytes(UTF_8));
        return record;
    }
}
