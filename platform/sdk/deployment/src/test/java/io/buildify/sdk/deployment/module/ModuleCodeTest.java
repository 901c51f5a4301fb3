package io.buildify.sdk.deployment.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.configuration.ModuleConfiguration;
import io.buildify.sdk.configuration.UsesFeatures;
import io.buildify.sdk.event.Event;
import io.buildify.sdk.event.EventReceivers;
import io.buildify.sdk.event.EventType;
import io.buildify.sdk.event.OnEvent;
import io.buildify.sdk.permission.RequiresPermission;
import java.io.IOException;
import java.util.Map;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/** What is found in classes. */
class ModuleCodeTest {

    @Feature("reports")
    @RequiresPermission("note.read")
    @UsesFeatures({"export", "import"})
    static class Resource {
        @Feature("export")
        @RequiresPermission("note.write")
        void write() {}

        @OnEvent("core.company.*")
        void handle(String data) {}
    }

    @EventType("notes.note.written")
    record Written(String text) implements Event {
        @Override
        public String subject() {
            return text;
        }
    }

    @EventType("notes.note.written")
    record WrittenAgain() implements Event {
        @Override
        public String subject() {
            return "";
        }
    }

    abstract static class Receivers implements EventReceivers {}

    @ModuleConfiguration
    record One(String colour) {}

    @ModuleConfiguration
    record Two() {}

    @Feature("")
    @RequiresPermission("")
    static class Interceptor {}

    @Test
    void everyPartComesFromAnnotations() throws Exception {
        Map<Part, JsonNode> parts = parts(Resource.class, Written.class, One.class, Interceptor.class);

        assertThat(parts.get(Part.FEATURES)).hasToString("[\"export\",\"import\",\"reports\"]");
        assertThat(parts.get(Part.PERMISSIONS)).hasToString("[\"note.read\",\"note.write\"]");
        assertThat(parts.get(Part.SUBSCRIBES)).hasToString("[\"core.company.*\"]");
        assertThat(parts.get(Part.PUBLISHES).at("/0/type").asText()).isEqualTo("notes.note.written");
        assertThat(parts.get(Part.PUBLISHES)
                        .at("/0/schema/properties/text/type")
                        .asText())
                .isEqualTo("string");
        assertThat(parts.get(Part.SCHEMA).at("/properties/colour/type").asText())
                .isEqualTo("string");
    }

    @Test
    void codeWithoutAConfigurationLeavesTheSchemaToItsAuthor() throws Exception {
        assertThat(parts(Written.class)).doesNotContainKey(Part.SCHEMA).containsKey(Part.PERMISSIONS);
    }

    @Test
    void codeThatTakesEveryEventLeavesSubscriptionsToItsAuthor() throws Exception {
        assertThat(parts(Resource.class, Receivers.class)).doesNotContainKey(Part.SUBSCRIBES);
    }

    @Test
    void whatThereMayBeOneOfIsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parts(One.class, Two.class))
                .withMessageContaining("A module has one @ModuleConfiguration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parts(Written.class, WrittenAgain.class))
                .withMessageContaining("are both the event notes.note.written");
    }

    private static Map<Part, JsonNode> parts(Class<?>... classes) throws IOException {
        return new ModuleCode(Index.of(classes), ModuleCodeTest::load).parts();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
