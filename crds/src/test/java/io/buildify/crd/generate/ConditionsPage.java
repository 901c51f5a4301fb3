package io.buildify.crd.generate;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ConditionType;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference of the conditions, in Markdown. */
final class ConditionsPage {
    private ConditionsPage() {}

    static String text() {
        return """
                <!-- Generated from the Java types of io.buildify.crd; do not edit. -->
                # Conditions

                Every resource says how it stands in `status.conditions`, each with the generation that it is about. The
                vocabulary is fixed; the message names the subject and what to do about it.

                ## Types

                | type | what it says |
                |---|---|
                %s
                ## Reasons

                | reason | what is the case | what to do |
                |---|---|---|
                %s""".formatted(
                Stream.of(ConditionType.values())
                        .map(type -> "| `%s` | %s |\n".formatted(type, type.meaning()))
                        .collect(Collectors.joining()),
                Stream.of(ConditionReason.values())
                        .map(reason -> "| `%s` | %s | %s |\n".formatted(reason, reason.meaning(), reason.remedy()))
                        .collect(Collectors.joining()));
    }
}
