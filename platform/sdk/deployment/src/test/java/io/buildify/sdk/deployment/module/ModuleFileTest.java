package io.buildify.sdk.deployment.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What module.yaml says otherwise than the code, and what of it is written. */
class ModuleFileTest {

    private static final String FILE = """
            # The catalogue entry.
            metadata: {name: notes}
            spec:
              releases:
                # The first one is with tenants.
                - version: 1.0.0
                  image: buildify/notes:1.0.0
                  permissions: [old.read]
                - version: 1.10.0
                  image: buildify/notes:1.10.0   # built by hand
                  configuration:
                    defaults: {colour: red}
                    # made of the record
                    schema:
                      type: object
                      properties:
                        colour: {type: string}

                  # who may
                  permissions: [note.read, note.gone]
                  events: {whenDisabled: Park}
                  features:
                    enabled: [reports]
                - version: 1.9.0
                  image: buildify/notes:1.9.0
              deletionPolicy: Retain
            """;

    private static final Map<Part, JsonNode> CODE = Map.of(
            Part.PERMISSIONS, json("[\"note.read\",\"note.write\"]"),
            Part.FEATURES, json("[\"reports\"]"),
            Part.SUBSCRIBES, json("[\"core.company.*\"]"),
            Part.PUBLISHES, json("[{\"type\":\"notes.note.written\",\"schema\":{\"type\":\"object\"}}]"),
            Part.SCHEMA,
                    json("{\"type\":\"object\",\"properties\":{\"colour\":{\"type\":\"string\",\"maxLength\":9}}}"));

    @TempDir
    Path folder;

    @Test
    void everyDifferenceIsNamed() {
        assertThat(ModuleFile.parse(FILE).differences(CODE))
                .containsExactlyInAnyOrder(
                        "permissions: module.yaml lacks note.write",
                        "permissions: the code has no note.gone",
                        "features.available: module.yaml lacks reports",
                        "events.subscribes: module.yaml lacks core.company.*",
                        "events.publishes[notes.note.written]: the code says {\"type\":\"notes.note.written\",\"schema\":{\"type\":\"object\"}}, module.yaml says nothing",
                        "configuration.schema.properties.colour.maxLength: the code says 9, module.yaml says nothing");
    }

    @Test
    void onlyThePartsOfTheNewestReleaseAreWritten() {
        assertThat(ModuleFile.parse(FILE).with(CODE)).isEqualTo("""
                # The catalogue entry.
                metadata: {name: notes}
                spec:
                  releases:
                    # The first one is with tenants.
                    - version: 1.0.0
                      image: buildify/notes:1.0.0
                      permissions: [old.read]
                    - version: 1.10.0
                      image: buildify/notes:1.10.0   # built by hand
                      configuration:
                        defaults: {colour: red}
                        # made of the record
                        schema:
                          type: object
                          properties:
                            colour: {type: string, maxLength: 9}

                      # who may
                      permissions: [note.read, note.write]
                      events: {whenDisabled: Park, publishes: [{type: notes.note.written, schema: {type: object}}], subscribes: [core.company.*]}
                      features:
                        enabled: [reports]
                        available: [reports]
                    - version: 1.9.0
                      image: buildify/notes:1.9.0
                  deletionPolicy: Retain
                """);
    }

    @Test
    void whatWasWrittenDiffersNoMore() {
        ModuleFile written = ModuleFile.parse(ModuleFile.parse(FILE).with(CODE));

        assertThat(written.differences(CODE)).isEmpty();
        assertThat(written.version()).isEqualTo("1.10.0");
    }

    @Test
    void partsThatAreNotThereAreAddedToTheRelease() {
        String bare = """
                spec:
                  releases:
                    - version: 1.0.0
                      image: a   # the end
                # a last word
                """;

        String written = ModuleFile.parse(bare).with(CODE);

        assertThat(ModuleFile.parse(written).differences(CODE)).isEmpty();
        assertThat(written)
                .contains("      permissions: [note.read, note.write]\n")
                .contains("# the end")
                .endsWith("# a last word\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pattern\":\"^(?:a|b: #c)$\",\"text\":\"true\",\"number\":\"1.0\",\"quote\":\"it's \\\"so\\\"\\n\"}",
                "[\"a, b\",\"[c]\",\"{d}\",\" e\",\"null\",\"~\",\"1\",\"@\",\"-\",\"\"]",
                "{\"a\":{\"b\":[{\"c\":[1,2.50,true]},{\"d\":{}}],\"e\":[]},\"f\":0.000001}"
            })
    void whateverIsWrittenIsReadAgain(String value) {
        Map<Part, JsonNode> code = Map.of(Part.SCHEMA, json("{\"x\":" + value + "}"));

        assertThat(ModuleFile.parse(ModuleFile.parse(FILE).with(code)).differences(code))
                .isEmpty();
    }

    @Test
    void orderAndTheWayNumbersAreWrittenAreNoDifference() {
        Map<Part, JsonNode> code = Map.of(
                Part.PERMISSIONS, json("[\"note.gone\",\"note.read\"]"),
                Part.SCHEMA, json("{\"type\":\"object\",\"properties\":{\"colour\":{\"type\":\"string\"}}}"));

        assertThat(ModuleFile.parse(FILE).differences(code)).isEmpty();
        assertThat(ModuleFile.parse(FILE).with(code)).isEqualTo(FILE);
        assertThat(Differences.of(Part.SCHEMA, json("{\"minimum\":0.0}"), json("{\"minimum\":0}")))
                .isEmpty();
    }

    @Test
    void aDifferenceFailsTheBuildWithTheCommandThatWrites() throws IOException {
        Path file = Files.writeString(folder.resolve("module.yaml"), FILE);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new ModuleCheck(folder, false).run(CODE))
                .withMessageContaining("Release 1.10.0 in module.yaml is not what the code says:")
                .withMessageContaining("  permissions: module.yaml lacks note.write")
                .withMessageContaining("mvn package -Dmaven.test.skip -Dbuildify.regenerate");
        assertThat(file).hasContent(FILE);

        new ModuleCheck(folder, true).run(CODE);
        new ModuleCheck(folder, false).run(CODE);
    }

    @Test
    void aFolderWithoutAModuleIsNobodysBusiness() {
        new ModuleCheck(folder, false).run(CODE);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileWithoutAReleaseIsSaidSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModuleFile.parse("spec: {}"))
                .withMessageContaining("module.yaml has no release");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
