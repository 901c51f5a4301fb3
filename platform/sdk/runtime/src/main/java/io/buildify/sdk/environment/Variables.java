package io.buildify.sdk.environment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads {@link Variable}s. An empty value counts as absent.
 *
 * @param lookup the value of a name, from the process's environment or a configuration source
 */
public record Variables(Function<String, Optional<String>> lookup) {

    public static Variables ofProcess() {
        return new Variables(name -> Optional.ofNullable(System.getenv(name)));
    }

    /**
     * The value of a variable that must be there.
     *
     * @throws EnvironmentIncomplete naming the variable, its meaning and where it comes from
     */
    public String get(Variable variable) {
        return find(variable).orElseThrow(() -> new EnvironmentIncomplete(List.of(variable.absence())));
    }

    public boolean has(Variable variable) {
        return find(variable).isPresent();
    }

    /**
     * Checks all at once, so that one start tells everything that is missing.
     *
     * @throws EnvironmentIncomplete with one line for each absent variable
     */
    public void require(Variable... variables) {
        List<String> absences = Arrays.stream(variables)
                .filter(variable -> !has(variable))
                .map(Variable::absence)
                .toList();
        if (!absences.isEmpty()) {
            throw new EnvironmentIncomplete(absences);
        }
    }

    /** The value, or empty where it is not set. */
    public Optional<String> find(Variable variable) {
        return lookup.apply(variable.name()).filter(value -> !value.isBlank());
    }
}
