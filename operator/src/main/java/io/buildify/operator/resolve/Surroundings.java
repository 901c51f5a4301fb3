package io.buildify.operator.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every instance needs and no custom resource names.
 *
 * @param broker the Kafka cluster; null while its Secret is missing or invalid
 * @param tokenKeys what tokens are verified by; null while the ConfigMap is missing or invalid
 * @param servers names of the database servers, sorted
 */
public record Surroundings(
        @Nullable Broker broker, @Nullable TokenKeys tokenKeys, List<String> servers) {

    static Surroundings of(View view) {
        return new Surroundings(
                view.broker().orElse(null),
                view.tokenKeys().orElse(null),
                view.servers().sorted().toList());
    }
}
