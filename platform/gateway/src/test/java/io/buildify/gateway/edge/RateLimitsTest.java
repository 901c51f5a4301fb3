package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L); // also across the clock's overflow

    @Test
    void givesTheBurstAtOnceAndThenTheRate() {
        RateLimits limits = new RateLimits(10, 5, now::get);

        for (int i = 0; i < 5; i++) {
            assertThat(limits.take("acme")).isZero();
        }
        assertThat(limits.take("acme")).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(limits.take("acme")).isZero();
        assertThat(limits.take("acme")).isPositive();
    }

    @Test
    void tenantsDoNotShare() {
        RateLimits limits = new RateLimits(1, 1, now::get);

        assertThat(limits.take("acme")).isZero();
        assertThat(limits.take("acme")).isPositive();
        assertThat(limits.take("globex")).isZero();
    }

    @Test
    void zeroIsNoLimit() {
        RateLimits limits = new RateLimits(0, 1, now::get);

        for (int i = 0; i < 1000; i++) {
            assertThat(limits.take("acme")).isZero();
        }
    }

    /** Against a bucket that is filled by hand. */
    @Property
    void neverGivesMoreThanABucketWould(
            @ForAll @IntRange(min = 1, max = 50) int rate,
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @Size(max = 100) java.util.List<@IntRange(max = 400) Integer> pausesMillis) {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
        RateLimits limits = new RateLimits(rate, burst, clock::get);
        double inBucket = burst;
        for (int pause : pausesMillis) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(pause));
            inBucket = Math.min(burst, inBucket + pause * rate / 1000.0);
            boolean taken = limits.take("acme") == 0;
            if (Math.abs(inBucket - 1) > 1e-6) {
                assertThat(taken).isEqualTo(inBucket > 1);
            }
            inBucket -= taken ? 1 : 0;
        }
    }
}
