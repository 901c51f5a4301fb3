package io.buildify.operator.external.kafka;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.plan.KafkaPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What failed in requests that serve many, by the name of the topic or user it failed for. */
final class Failures {
    private final Map<String, ExternalException> byName = new LinkedHashMap<>();

    void add(String name, ExternalException failure) {
        byName.putIfAbsent(name, failure);
    }

    void addAll(Failures others) {
        others.byName.forEach(this::add);
    }

    Optional<ExternalException> of(KafkaPlan plan) {
        return Stream.concat(Topics.of(plan).stream(), Stream.of(plan.user()))
                .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                .findFirst();
    }

    boolean any() {
        return !byName.isEmpty();
    }

    /** Whether asking for anything else now would only wait for another time-out. */
    boolean isUnreachable() {
        return byName.values().stream().anyMatch(it -> it.reason() == ConditionReason.KafkaUnreachable);
    }

    void throwFirst() {
        byName.values().stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
    }
}
