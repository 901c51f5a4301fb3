package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What a tenant or company asks for its data. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!has(self.server) || self.strategy == 'Separate'",
        fieldPath = ".server",
        message =
                "spec.database.server needs strategy Separate; a shared database is on its owner's server: take it away")
public record NodeDatabase(
        @Default("Shared")
        @JsonPropertyDescription(
                "Shared: the database of the nearest ancestor. Separate: one of its own, and so an instance"
                        + " of its own. Once provisioned it cannot change until moving data is supported (DataMoveRequired).")
        Strategy strategy,

        @Size(max = 40)
        @Pattern(Syntax.ID)
        @JsonPropertyDescription("Name of the server of a separate database; the ancestor's if absent.")
        @Nullable
        String server) {
    static final NodeDatabase DEFAULT = new NodeDatabase(Strategy.Shared, null);

    public NodeDatabase {
        strategy = Absent.or(strategy, Strategy.Shared);
    }

    /** Whose database the node uses. */
    public enum Strategy {
        Shared,
        Separate
    }
}
