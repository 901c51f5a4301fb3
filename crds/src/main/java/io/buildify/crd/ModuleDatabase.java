package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** How a module keeps its data by default. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModuleDatabase(
        @Default("Shared")
        @JsonPropertyDescription("Shared: a schema in the server's shared database. Separate: a database of its own."
                + " None: the module keeps no data.")
        Strategy strategy,

        @Default(DEFAULT_SERVER)
        @Size(max = 40)
        @Pattern(Syntax.ID)
        @JsonPropertyDescription("Name of a database server that the operator knows.")
        String server,

        @Size(max = 31)
        @Pattern("^[a-z][a-z0-9_]*_$")
        @JsonPropertyDescription("What the names of the module's tables begin with, financial_.")
        @Nullable
        String tablePrefix) {
    static final String DEFAULT_SERVER = "default";
    static final ModuleDatabase DEFAULT = new ModuleDatabase(Strategy.Shared, DEFAULT_SERVER, null);

    public ModuleDatabase {
        strategy = Absent.or(strategy, Strategy.Shared);
        server = Absent.or(server, DEFAULT_SERVER);
    }

    /** Whether there is a database, and whether the module-tier instance has it alone. */
    public enum Strategy {
        Shared,
        Separate,
        None
    }
}
