package io.buildify.sdk.environment;

import static io.buildify.sdk.environment.Variable.BUILDIFY_API_PREFIX;
import static io.buildify.sdk.environment.Variable.BUILDIFY_CONFIGURATION_TOPIC;
import static io.buildify.sdk.environment.Variable.BUILDIFY_INSTANCE;
import static io.buildify.sdk.environment.Variable.BUILDIFY_MODULE;
import static io.buildify.sdk.environment.Variable.BUILDIFY_RELEASE;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a serving process is told about itself.
 *
 * @param module the module's name
 * @param instance this instance's id
 * @param release the release that it runs, {@code 1.0.0}
 * @param apiPrefix {@code /api/v1/financial}, without a slash at its end
 * @param configurationTopic the topic to replay and follow
 */
public record ModuleEnvironment(
        String module,
        String instance,
        String release,
        String apiPrefix,
        DatabaseAddress database,
        KafkaAddress kafka,
        String configurationTopic) {

    private static final Pattern PREFIX = Pattern.compile("/api/v[0-9]+/[a-z0-9][-a-z0-9]*");

    /**
     * @throws EnvironmentIncomplete naming every variable that is missing, or the one that is malformed
     */
    public static ModuleEnvironment from(Variables variables) {
        variables.require(Variable.always());
        return new ModuleEnvironment(
                variables.get(BUILDIFY_MODULE),
                variables.get(BUILDIFY_INSTANCE),
                variables.get(BUILDIFY_RELEASE),
                prefix(variables.get(BUILDIFY_API_PREFIX)),
                DatabaseAddress.from(variables),
                KafkaAddress.from(variables),
                variables.get(BUILDIFY_CONFIGURATION_TOPIC));
    }

    private static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw new EnvironmentIncomplete(List.of(
                    "BUILDIFY_API_PREFIX is \"%s\": it must look like /api/v1/financial; see api.prefix of the Module"
                            .formatted(text)));
        }
        return text;
    }
}
