package io.buildify.operator.external;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What happens around every call: a timer {@code buildify.external.calls} by kind and outcome, and fault points. */
public final class ExternalCalls {
    private final MeterRegistry meters;
    private final FaultPoints faults;

    public ExternalCalls(MeterRegistry meters, FaultPoints faults) {
        this.meters = meters;
        this.faults = faults;
    }

    /** Makes a change. */
    public <E extends Exception> void change(Effect effect, Change<E> change) throws E {
        faults.reach(effect.before());
        read(effect.kind(), () -> {
            change.make();
            return effect;
        });
        faults.reach(effect.after());
    }

    /**
     * Asks without changing anything.
     *
     * @param kind value of the timer's tag
     */
    public <T, E extends Exception> T read(String kind, Call<T, E> call) throws E {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failure";
        try {
            T answer = call.answer();
            outcome = "success";
            return answer;
        } finally {
            sample.stop(meters.timer("buildify.external.calls", "kind", kind, "outcome", outcome));
        }
    }

    /** A call that changes something or fails with E. */
    @FunctionalInterface
    public interface Change<E extends Exception> {
        void make() throws E;
    }

    /** A call that answers T or fails with E. */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {
        T answer() throws E;
    }
}
