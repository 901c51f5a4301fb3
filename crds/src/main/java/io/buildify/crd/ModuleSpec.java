package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a module is and in which releases it can run. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "'stable' in self.channels",
        fieldPath = ".channels",
        message = "spec.channels must have stable, which every node without a pin follows: add it")
@ValidationRule(
        value = "self.channels.all(c, self.releases.exists(r, r.version == self.channels[c]))",
        fieldPath = ".channels",
        message = "spec.channels must point at versions in spec.releases: add the release or correct the channel")
@ValidationRule(
        value = "self.channels.all(c, c.matches('" + Syntax.ID + "'))",
        fieldPath = ".channels",
        message = "a channel's name must begin with a letter and have at most 40 lower-case letters, digits and dashes")
@SchemaCustomizer(value = SchemaPatch.class, input = """
        properties: {releases: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [version]}}
        """)
public record ModuleSpec(
        @Size(max = 64) @JsonPropertyDescription("Name for people.") @Nullable
        String displayName,

        @Size(max = 1024) @JsonPropertyDescription("What the module is for, in a sentence or two.") @Nullable
        String description,

        @JsonPropertyDescription("Where its source lives.") @Nullable
        Repository repository,

        @Required @JsonPropertyDescription("Where the gateway serves it.")
        Api api,

        @JsonPropertyDescription("How its data is kept, unless a tenant or company asks for something else.")
        ModuleDatabase database,

        @Required
        @Size(max = 8)
        @JsonPropertyDescription("Version of each channel. A node without a pin follows the channel stable.")
        Map<String, @Size(max = 64) @Pattern(Syntax.VERSION) String> channels,

        @Required
        @Size(min = 1, max = 16)
        @JsonPropertyDescription("The releases that can run. A release is immutable once accepted.")
        List<Release> releases,

        @Default("Retain")
        @JsonPropertyDescription(
                "What happens to the data of the shared instance when the Module is deleted: Retain or Delete.")
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

    /** The modules of whose events a release handles any: the first segments of its patterns. */
    public SortedSet<String> publishers() {
        return releases.stream()
                .flatMap(release -> release.events().subscribes().stream())
                .map(pattern -> pattern.substring(0, pattern.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where the source of a module lives. */
    public record Repository(
            @Required
            @Size(max = 512)
            @Pattern("^(https?|ssh|git)://[^ ]+$")
            @JsonPropertyDescription("URL of the repository.")
            String url) {}

    /** Where the gateway serves a module. */
    @ValidationRule(
            value =
                    "!(self.prefix.split('/')[3] in ['audit', 'auth', 'companies', 'core', 'files', 'health', 'mail', 'me',"
                            + " 'modules', 'permissions', 'registry', 'roles', 'tenants', 'tokens', 'users'])",
            fieldPath = ".prefix",
            message = "the last segment of spec.api.prefix is reserved for the platform's own API: choose another")
    public record Api(
            @Required
            @Size(max = 64)
            @Pattern("^/api/v[0-9]+/[a-z]([-a-z0-9]{0,38}[a-z0-9])?$")
            @JsonPropertyDescription(
                    "Path under which the gateway serves the module: /api/v<number>/<segment>. One Module has"
                            + " a prefix, the older one; segments of the platform's own API (users, tokens, ...) are refused.")
            String prefix) {}
}
