package io.buildify.gateway.routing;

import java.util.List;

/** What becomes of a request that a rule takes. */
public sealed interface Target {

    /** It goes to one of these backends, by weight. */
    record Forward(List<Backend> backends) implements Target {
        public Forward {
            backends = List.copyOf(backends);
        }
    }

    /**
     * The rule asks for something this gateway does not do, so its requests are answered with an error rather than
     * served differently from what was asked.
     *
     * @param reason for people, a whole sentence
     */
    record Unusable(String reason) implements Target {}
}
