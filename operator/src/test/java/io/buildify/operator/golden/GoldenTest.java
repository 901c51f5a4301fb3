package io.buildify.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.operator.golden.Operator.Decision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every decision of the operator, as files to read. {@code -Dgolden.update} writes them anew; review the difference.
 */
class GoldenTest {
    private static final boolean UPDATE = System.getProperty("golden.update") != null;

    static Stream<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decidesAsCommitted(GoldenCase golden) {
        var actual = files(golden);
        if (UPDATE) {
            golden.write(actual);
        }
        assertThat(actual.keySet())
                .as("files of %s", golden)
                .isEqualTo(golden.expected().keySet());
        actual.forEach((file, content) -> assertThat(content)
                .as("%s/%s", golden, file)
                .isEqualTo(golden.expected().get(file)));
        assertThat(golden.strangers()).isEmpty();
    }

    private static Map<String, String> files(GoldenCase golden) {
        var own = golden.own().stream().map(GoldenCase::name).toList();
        var files = new TreeMap<String, String>();
        new Operator(golden, golden.world()).reconcile().forEach((name, decision) -> {
            if (own.contains(name)) {
                files.put("out-" + name.replaceAll("[ /]", "-") + ".yaml", GoldenYaml.write(document(decision)));
            }
            if (golden.showsObjects()) {
                Rendering.of(decision)
                        .forEach(object -> files.put(
                                "out-%s-%s.yaml"
                                        .formatted(
                                                object.getKind(),
                                                object.getMetadata().getName()),
                                GoldenYaml.write(object)));
            }
        });
        return files;
    }

    private static Map<String, Object> document(Decision decision) {
        var document = new LinkedHashMap<String, Object>();
        decision.plan()
                .ifPresent(plan -> document.put("plan", Map.of(plan.getClass().getSimpleName(), plan)));
        decision.status().ifPresent(status -> {
            document.put("kstatus", KStatus.of(decision.resource(), status));
            document.put("status", status);
        });
        if (decision.plan().isEmpty()) {
            document.put("cleanup", decision.cleanup().<Object>map(it -> it).orElse("none"));
        }
        return document;
    }
}
