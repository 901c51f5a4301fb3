package io.buildify.local.command;

/** What to do when Ctrl-C or a signal ends this program while it is open. */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    Interruption(Runnable reaction) {
        this.hook = new Thread(reaction, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on an interruption is nothing special. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            awaitHalt();
        }
    }

    /** The reaction runs already: it, not this thread, has the last word. */
    private void awaitHalt() {
        try {
            hook.join();
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
