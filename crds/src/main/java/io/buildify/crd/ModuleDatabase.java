package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a module keeps its data by default.
 *
 * @param strategy whether there is a database, and whether the module-tier instance has it alone
 * @param server name of a server that the operator knows
 * @param tablePrefix what the names of the module's tables begin with
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModuleDatabase(
        Strategy strategy, String server, @Nullable String tablePrefix) {
    static final String DEFAULT_SERVER = "default";
    static final ModuleDatabase DEFAULT = new ModuleDatabase(Strategy.Shared, DEFAULT_SERVER, null);

    public ModuleDatabase {
        strategy = Absent.or(strategy, Strategy.Shared);
        server = Absent.or(server, DEFAULT_SERVER);
    }

    /** {@code Shared}: a schema in the server's shared database; {@code Separate}: a database of its own; {@code None}: no data. */
    public enum Strategy {
        Shared,
        Separate,
        None
    }
}
