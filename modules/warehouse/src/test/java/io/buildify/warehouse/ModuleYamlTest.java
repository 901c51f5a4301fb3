package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.event.EventType;
import io.buildify.sdk.event.OnEvent;
import io.buildify.sdk.permission.RequiresPermission;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What module.yaml declares is what the code does. */
class ModuleYamlTest {

    private static final Path CLASSES = Path.of("target/classes");

    private final JsonNode release;

    ModuleYamlTest() throws IOException {
        release = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("module.yaml").toFile())
                .at("/spec/releases/0");
    }

    @Test
    void configurationIsTheRecord() {
        List<String> components = Arrays.stream(WarehouseConfiguration.class.getRecordComponents())
                .map(component -> new PropertyNamingStrategies.SnakeCaseStrategy().translate(component.getName()))
                .toList();

        assertThat(release.at("/configuration/defaults").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(components);
        assertThat(release.at("/configuration/schema/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(components);
        assertThat(texts("/configuration/schema/required")).containsExactlyInAnyOrderElementsOf(components);
    }

    @Test
    void featuresPermissionsAndEventsAreThoseOfTheCode() throws Exception {
        assertThat(texts("/features/available"))
                .containsExactlyInAnyOrderElementsOf(values(Feature.class, Feature::value));
        assertThat(texts("/permissions"))
                .containsExactlyInAnyOrderElementsOf(values(RequiresPermission.class, RequiresPermission::value));
        assertThat(texts("/events/subscribes"))
                .containsExactlyInAnyOrderElementsOf(values(OnEvent.class, OnEvent::value));
        assertThat(release.at("/events/publishes"))
                .extracting(event -> event.path("type").asText())
                .containsExactlyInAnyOrderElementsOf(values(EventType.class, EventType::value));
    }

    private List<String> texts(String pointer) {
        return release.at(pointer).valueStream().map(JsonNode::asText).toList();
    }

    /** What an annotation says on the module's classes and their methods; the interceptor's own says nothing. */
    private static <A extends Annotation> List<String> values(Class<A> annotation, Function<A, String> value)
            throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(ModuleYamlTest::load)
                    .flatMap(type ->
                            Stream.<AnnotatedElement>concat(Stream.of(type), Arrays.stream(type.getDeclaredMethods())))
                    .map(element -> element.getAnnotation(annotation))
                    .filter(found -> found != null && !value.apply(found).isEmpty())
                    .map(value)
                    .distinct()
                    .toList();
        }
    }

    private static Class<?> load(Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.');
        try {
            return Class.forName(
                    name.substring(0, name.length() - ".class".length()), false, ModuleYamlTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
