package io.buildify.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.ConditionReason;
import io.buildify.crd.ObservedStatus;
import io.buildify.crd.TenantModule;
import io.buildify.operator.golden.Operator.Decision;
import io.buildify.operator.plan.NodePlan;
import io.fabric8.kubernetes.api.model.Condition;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every golden case, whatever it is about. */
class GoldenPropertiesTest {
    /** Told by an Event: when data is erased, the resource and its status are gone. */
    private static final Set<ConditionReason> TOLD_AFTERWARDS = EnumSet.of(ConditionReason.EraseNotSupported);

    static Stream<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void planningAgainAfterDoingAsPlannedChangesNothing(GoldenCase golden) {
        var world = golden.world();
        var operator = new Operator(golden, world);
        operator.reconcile().values().forEach(decision -> decision.plan().ifPresent(world::apply));

        operator.reconcile()
                .forEach((name, again) -> again.plan().ifPresent(plan -> {
                    assertThat(plan.publications()).as(name).allMatch(world::says);
                    world.apply(plan);
                }));
        var settled = operator.reconcile();
        assertThat(new Operator(golden, world).reconcile()).isEqualTo(settled);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nobodyIsAnsweredByTwoInstances(GoldenCase golden) {
        var world = golden.world();
        var decisions = new Operator(golden, world).reconcile();
        decisions.values().forEach(decision -> decision.plan().ifPresent(world::apply));

        decisions
                .values()
                .forEach(decision -> decision.plan()
                        .ifPresent(plan -> plan.publications()
                                .forEach(publication -> assertThat(world.answering(module(decision), publication.key()))
                                        .as("instances that answer for %s", publication.key())
                                        .hasSizeLessThanOrEqualTo(1))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void statusesTellWhatAPersonNeeds(GoldenCase golden) {
        for (var decision : new Operator(golden, golden.world()).reconcile().values()) {
            decision.status().ifPresent(status -> {
                assertThat(status.observedGeneration())
                        .isEqualTo(decision.resource().getMetadata().getGeneration());
                assertThat(status.conditions())
                        .extracting(Condition::getType)
                        .contains("Accepted", "ResolvedRefs", "Ready")
                        .doesNotHaveDuplicates();
                assertThat(status.conditions())
                        .allSatisfy(
                                condition -> assertThat(condition.getMessage().getBytes(StandardCharsets.UTF_8))
                                        .hasSizeBetween(1, 1024));
                assertThat(KStatus.of(decision.resource(), status)).isEqualTo(expected(decision, status));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameAgainIsTheSameStatus(GoldenCase golden) {
        var world = golden.world();
        var operator = new Operator(golden, world);

        assertThat(operator.reconcile()).isEqualTo(operator.reconcile());
    }

    @Test
    void everyReasonIsToldInSomeCase() {
        var told = cases().flatMap(golden -> new Operator(golden, golden.world()).reconcile().values().stream())
                .flatMap(decision -> decision.status().stream())
                .map(ObservedStatus::conditions)
                .flatMap(conditions -> conditions.stream())
                .map(Condition::getReason)
                .collect(Collectors.toSet());
        var silent = Stream.of(ConditionReason.values())
                .filter(reason -> !TOLD_AFTERWARDS.contains(reason))
                .map(ConditionReason::name)
                .filter(reason -> !told.contains(reason));

        assertThat(silent).as("reasons without a golden case").isEmpty();
    }

    private static String module(Decision decision) {
        return switch (decision.resource()) {
            case TenantModule tenant -> tenant.getSpec().module();
            case CompanyModule company -> company.getSpec().tenantModule();
            default -> decision.resource().getMetadata().getName();
        };
    }

    /** What people mean by the plan: kept nodes wait or need somebody, accepted ones are done once nothing is open. */
    private static KStatus expected(Decision decision, ObservedStatus status) {
        if (decision.resource().getMetadata().getDeletionTimestamp() != null) {
            return KStatus.Terminating;
        }
        boolean stalled =
                status.conditions().stream().anyMatch(it -> it.getType().equals("Stalled"));
        boolean settled = status.conditions().stream()
                .filter(it -> !Set.of("Reconciling", "Stalled").contains(it.getType()))
                .allMatch(it -> it.getStatus().equals("True"));
        boolean kept = decision.plan().filter(NodePlan.Keep.class::isInstance).isPresent();
        assertThat(kept && settled).as("a kept node says why").isFalse();
        return stalled ? KStatus.Failed : settled ? KStatus.Current : KStatus.InProgress;
    }
}
