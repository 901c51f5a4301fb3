package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.sdk.event.EventRecord;
import io.buildify.testing.ModuleInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What became of the writers' notes: each is there, its event in the topic, and its effect once and in order. */
record Outcome(ModuleInstance instance, String tenant) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param numbers how many were written of each subject */
    void isWhole(Map<String, Integer> numbers) {
        EffectRows effects = new EffectRows(instance);
        int all = numbers.values().stream().mapToInt(Integer::intValue).sum();
        EventWait.untilAsserted(() -> assertThat(effects.count(rows("effects"))).isGreaterThanOrEqualTo(all));
        Map<String, List<String>> expected = new TreeMap<>();
        numbers.forEach((subject, number) -> expected.put(subject, texts(number)));

        assertThat(handled(effects)).isEqualTo(expected);
        assertThat(published()).isEqualTo(expected);
        assertThat(effects.count(rows("notes"))).isEqualTo(all);
        EventWait.untilAsserted(
                () -> assertThat(effects.count(rows("event_outbox"))).isZero());
        assertThat(effects.count(rows("event_inbox") + " and state <> 'handled'"))
                .isZero();
    }

    private String rows(String table) {
        return "select count(*) from notes.%s where tenant_id = '%s'".formatted(table, tenant);
    }

    private static List<String> texts(int number) {
        return IntStream.range(0, number).mapToObj(String::valueOf).toList();
    }

    private Map<String, List<String>> handled(EffectRows effects) {
        Map<String, List<String>> handled = new TreeMap<>();
        effects.of(tenant)
                .forEach(effect -> handled.computeIfAbsent(effect.subject(), subject -> new ArrayList<>())
                        .add(effect.text()));
        return handled;
    }

    /** What the topic says: what comes again, because nobody knew that Kafka had it, comes behind its first time. */
    private Map<String, List<String>> published() {
        Map<String, List<String>> published = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record :
                instance.events().records(instance.events().ownTopic())) {
            Map<String, String> headers = EventRecord.headers(record);
            if (tenant.equals(headers.get("ce_tenant")) && ids.add(headers.get("ce_id"))) {
                published
                        .computeIfAbsent(headers.get("ce_subject"), subject -> new ArrayList<>())
                        .add(text(record));
            }
        }
        return published;
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value()).path("text").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
