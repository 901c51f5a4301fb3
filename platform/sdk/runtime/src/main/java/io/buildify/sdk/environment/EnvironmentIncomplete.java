package io.buildify.sdk.environment;

import java.util.List;

/** The process cannot do what it was started for; the message has one line for each reason. */
public final class EnvironmentIncomplete extends RuntimeException {
    EnvironmentIncomplete(List<String> reasons) {
        super(String.join(System.lineSeparator(), reasons));
    }
}
