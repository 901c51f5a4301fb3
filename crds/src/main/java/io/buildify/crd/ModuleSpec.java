package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a module is and in which releases it can run.
 *
 * @param displayName name for people
 * @param description one sentence for people
 * @param repository where its source lives
 * @param api where the gateway serves it
 * @param database how its data is kept unless a tenant or company asks for something else
 * @param channels channel -> version; a node without a pin follows {@code stable}
 * @param releases 1 to 16; a release is immutable once accepted
 * @param deletionPolicy what happens to the data of the shared instance when the Module is deleted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModuleSpec(
        @Nullable String displayName,
        @Nullable String description,
        @Nullable Repository repository,
        Api api,
        ModuleDatabase database,
        Map<String, String> channels,
        List<Release> releases,
        DeletionPolicy deletionPolicy) {

    /** The channel that every Module has. */
    public static final String STABLE = "stable";

    public ModuleSpec {
        database = Absent.or(database, ModuleDatabase.DEFAULT);
        channels = Absent.orEmpty(channels);
        releases = Absent.orEmpty(releases);
        deletionPolicy = Absent.or(deletionPolicy, DeletionPolicy.Retain);
    }

    /** The release of this version, if the Module has it. */
    public Optional<Release> release(String version) {
        return releases.stream().filter(it -> it.version().equals(version)).findFirst();
    }

    /** @param url of the repository */
    public record Repository(String url) {}

    /** @param prefix path under which the gateway serves the module, {@code /api/v<n>/<segment>} */
    public record Api(String prefix) {}
}
