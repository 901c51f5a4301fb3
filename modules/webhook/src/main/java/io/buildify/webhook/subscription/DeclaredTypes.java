package io.buildify.webhook.subscription;

import io.buildify.events.EventPattern;
import io.buildify.sdk.environment.EventAddress;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;

/** The types of events that there are to be had: those that the module's release subscribes to. */
@Singleton
class DeclaredTypes {

    private final List<EventPattern> declared;

    DeclaredTypes(EventAddress address) {
        this.declared =
                address.subscribed().map(EventAddress.Subscription::patterns).orElse(List.of());
    }

    /**
     * @throws ProblemException 422 {@code type-not-offered}, naming the first that is not to be had and what is
     */
    void check(List<String> wanted) {
        wanted.forEach(type -> {
            if (declared.stream().noneMatch(pattern -> covers(pattern, type))) {
                throw new ProblemException(Problem.of(422, "type-not-offered", "Type is not offered")
                        .detail(
                                "There are no events \"%s\" to be had here, but %s. Choose among these, with * for exactly the last segment; others come with a release of this module that subscribes to them."
                                        .formatted(
                                                type,
                                                String.join(
                                                        ", ",
                                                        declared.stream()
                                                                .map(EventPattern::text)
                                                                .toList()))));
            }
        });
    }

    private static boolean covers(EventPattern declared, String wanted) {
        return declared.text().equals(wanted) || (EventPattern.isType(wanted) && declared.matches(wanted));
    }
}
