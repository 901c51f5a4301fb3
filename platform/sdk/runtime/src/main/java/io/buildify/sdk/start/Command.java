package io.buildify.sdk.start;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a process was started for (docs/module-contract.md). */
sealed interface Command {

    /** Serve HTTP until SIGTERM. */
    record Serve() implements Command {}

    /** Bring the database to this release, and end. */
    record Migrate() implements Command {}

    /** Delete all rows of a tenant, or of one of its companies, and end. */
    record Erase(String tenant, @Nullable String company) implements Command {}

    /** Arguments that are none of the above. */
    record Unknown(List<String> arguments) implements Command {}

    static Command of(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.isEmpty()) {
            return new Serve();
        }
        String verb = words.getFirst();
        if (verb.equals("migrate") && words.size() == 1) {
            return new Migrate();
        }
        if (verb.equals("erase") && (words.size() == 2 || words.size() == 3)) {
            return new Erase(words.get(1), words.size() == 3 ? words.get(2) : null);
        }
        return new Unknown(words);
    }
}
