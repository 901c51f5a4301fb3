package io.buildify.bench;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Durations measured by many threads. */
final class Durations {

    private final ConcurrentLinkedQueue<Long> nanoseconds = new ConcurrentLinkedQueue<>();

    void add(long nanoseconds) {
        this.nanoseconds.add(nanoseconds);
    }

    int count() {
        return nanoseconds.size();
    }

    /** Adds what was measured after the first so many to others. */
    void after(int first, Durations others) {
        nanoseconds.stream().skip(first).forEach(others::add);
    }

    /**
     * The smallest measured value that at least this share of all does not exceed.
     *
     * @param share 0.5 is the median
     * @return milliseconds
     */
    double percentile(double share) {
        long[] sorted = nanoseconds.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)] / 1e6;
    }
}
