package io.buildify.gateway.routing;

import java.util.List;

/** Any one of the matches suffices. */
public record Rule(List<Match> matches, Target target) {
    public Rule {
        matches = List.copyOf(matches);
    }
}
