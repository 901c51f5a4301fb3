package io.buildify.local.progress;

/** Where the steps of a start are told: their beginning, their end, and why one failed. */
public interface Progress {

    /** A step's work. */
    @FunctionalInterface
    interface Work {
        void perform(Note note) throws Exception;
    }

    /** A step's work that has a result. */
    @FunctionalInterface
    interface Production<T> {
        T produce(Note note) throws Exception;
    }

    /** Tells where a long step is. */
    @FunctionalInterface
    interface Note {
        void at(String text);
    }

    /** Does the work and hands on its result; a failure goes on to the caller. */
    <T> T produce(String step, Production<T> production) throws Exception;

    /** Does the work; a failure goes on to the caller. */
    default void step(String step, Work work) throws Exception {
        produce(step, note -> {
            work.perform(note);
            return step;
        });
    }
}
