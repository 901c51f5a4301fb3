package io.buildify.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.gateway.routing.Backend;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BalancerTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Endpoint A = new Endpoint("127.0.0.1", 1);
    private static final Endpoint B = new Endpoint("127.0.0.1", 2);
    private static final Endpoint C = new Endpoint("::1", 3);
    private static final List<Endpoint> ALL = List.of(A, B, C);

    private final AtomicLong now = new AtomicLong();
    private final EndpointStates states = new EndpointStates();
    private final Balancer balancer = new Balancer(states, now::get);

    @Test
    void takesTurnsAmongIdleEndpoints() {
        Map<Endpoint, Integer> chosen = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            chosen.merge(choose(), 1, Integer::sum);
        }
        assertThat(chosen).containsOnly(Map.entry(A, 10), Map.entry(B, 10), Map.entry(C, 10));
    }

    @Test
    void choosesTheOneWithTheFewestRequestsUnderWay() {
        states.of(A).begun();
        states.of(B).begun();
        for (int i = 0; i < 5; i++) {
            assertThat(choose()).isEqualTo(C);
        }
        states.of(A).finished();
        states.of(C).begun();
        assertThat(choose()).isEqualTo(A);
    }

    @Test
    void leavesOutWhatFailedAndTakesItBackAfterAWhile() {
        states.of(A).failed(now.get(), HALF_A_SECOND);
        states.of(B).failed(now.get(), HALF_A_SECOND);
        for (int i = 0; i < 5; i++) {
            assertThat(choose()).isEqualTo(C);
        }
        now.addAndGet(HALF_A_SECOND.toNanos());
        states.of(C).begun();
        assertThat(choose()).isIn(A, B);
    }

    @Test
    void leavesOutForLongerEachTimeInARowUpToHalfAMinute() {
        EndpointState a = states.of(A);
        a.failed(now.get(), HALF_A_SECOND);
        a.failed(now.get(), HALF_A_SECOND);
        assertThat(a.isEjected(now.get() + Duration.ofMillis(999).toNanos())).isTrue();
        assertThat(a.isEjected(now.get() + Duration.ofMillis(1000).toNanos())).isFalse();
        for (int i = 0; i < 100; i++) {
            a.failed(now.get(), HALF_A_SECOND);
        }
        assertThat(a.isEjected(now.get() + Duration.ofSeconds(29).toNanos())).isTrue();
        assertThat(a.isEjected(now.get() + Duration.ofSeconds(30).toNanos())).isFalse();
    }

    @Test
    void anAnswerForgivesEverything() {
        states.of(A).failed(now.get(), HALF_A_SECOND);
        states.of(A).answered();
        assertThat(states.of(A).isEjected(now.get())).isFalse();
        states.of(A).failed(now.get(), HALF_A_SECOND);
        assertThat(states.of(A).isEjected(now.get() + HALF_A_SECOND.toNanos())).isFalse();
    }

    @Test
    void triesEvenEjectedOnesWhenThereAreNoOthers() {
        ALL.forEach(endpoint -> states.of(endpoint).failed(now.get(), HALF_A_SECOND));
        assertThat(choose()).isIn(ALL);
    }

    @Test
    void givesUpWhenAllWereTried() {
        assertThat(balancer.choose(ALL, Set.of(A, B)))
                .map(EndpointState::endpoint)
                .hasValue(C);
        assertThat(balancer.choose(ALL, Set.of(A, B, C))).isEmpty();
        assertThat(balancer.choose(List.of(), Set.of())).isEmpty();
    }

    @Test
    void forgetsEndpointsThatAreGone() {
        states.of(A).failed(now.get(), HALF_A_SECOND);
        states.retain(Set.of(B));
        assertThat(states.of(A).isEjected(now.get())).isFalse();
    }

    @Test
    void writesIpv6AddressesAsUrlsDo() {
        assertThat(C).hasToString("[::1]:3");
        assertThat(A).hasToString("127.0.0.1:1");
    }

    @Test
    void dividesByWeight() {
        List<Backend> backends =
                List.of(new Backend("stable", 80, 9), new Backend("canary", 80, 1), new Backend("off", 80, 0));
        Map<String, Integer> chosen = new HashMap<>();
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            WeightedChoice.of(backends, random).ifPresent(backend -> chosen.merge(backend.service(), 1, Integer::sum));
        }
        assertThat(chosen).containsOnlyKeys("stable", "canary");
        assertThat(chosen.get("canary")).isBetween(900, 1100);
        assertThat(WeightedChoice.of(List.of(), random)).isEmpty();
        assertThat(WeightedChoice.of(List.of(new Backend("off", 80, 0)), random))
                .isEmpty();
        assertThat(WeightedChoice.of(List.of(new Backend("a", 80, 0), new Backend("b", 80, 0)), random))
                .isEmpty();
    }

    private Endpoint choose() {
        return balancer.choose(ALL, Set.of()).orElseThrow().endpoint();
    }
}
