package io.buildify.sdk.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.scope.CurrentScope;
import jakarta.inject.Singleton;

/**
 * The effective configuration of the current scope. It is fixed when a request begins, so that one request
 * never sees two configurations.
 */
@Singleton
public class Configuration {

    private final CurrentScope currentScope;
    private final ConfigurationBinding binding;

    Configuration(CurrentScope currentScope, ConfigurationBinding binding) {
        this.currentScope = currentScope;
        this.binding = binding;
    }

    /**
     * The values as the module's own record, validated by its Jakarta Validation annotations.
     *
     * @throws ConfigurationInvalid if the values do not fit the record
     */
    public <T> T as(Class<T> type) {
        return current().view(type, values -> binding.bind(values, type));
    }

    /** The values as they are. */
    public JsonNode values() {
        return current().values();
    }

    /** Whether the tenant, or the company, has the feature. */
    public boolean offers(String feature) {
        return current().offers(feature);
    }

    /**
     * Goes on only where the feature is on.
     *
     * @throws ProblemException 403 {@code feature-disabled}
     */
    public void require(String feature) {
        if (!offers(feature)) {
            throw new ProblemException(Problem.of(403, "feature-disabled", "Feature is off")
                    .detail(
                            "The feature %s is not enabled here. A tenant's administrator enables it in the TenantModule or CompanyModule."
                                    .formatted(feature)));
        }
    }

    private ServedConfiguration current() {
        return currentScope.configuration();
    }
}
