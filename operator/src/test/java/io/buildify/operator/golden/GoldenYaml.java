package io.buildify.operator.golden;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.buildify.crd.Release;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord.Source;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import io.buildify.operator.plan.MigrationPlan;
import io.buildify.operator.plan.Settings;
import io.buildify.operator.resolve.DatabaseServer;
import io.buildify.operator.resolve.Placement;
import io.fabric8.kubernetes.api.model.Condition;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How golden files are written: short, but with everything that was decided. */
final class GoldenYaml {
    static final ObjectMapper MAPPER = mapper();

    private GoldenYaml() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectMapper mapper() {
        var shortened = new SimpleModule();
        text(
                shortened,
                NodeId.class,
                node -> Stream.of(node.module(), node.tenant(), node.company())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("/")));
        text(shortened, InstanceId.class, InstanceId::value);
        text(shortened, Release.class, Release::version);
        text(shortened, ConfigurationKey.class, ConfigurationKey::toString);
        text(shortened, MigrationPlan.class, MigrationPlan::job);
        text(shortened, DatabaseServer.class, server -> "%s:%d".formatted(server.host(), server.port()));
        text(shortened, Settings.class, settings -> "hash " + settings.hash());
        text(shortened, Source.class, source -> source.uid() + " generation " + source.generation());
        text(shortened, Placement.class, GoldenYaml::placement);
        text(shortened, Condition.class, GoldenYaml::condition);
        return YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES, YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .serializationInclusion(JsonInclude.Include.NON_EMPTY)
                .addModule(shortened)
                .addMixIn(LoginPlan.class, WithoutDatabase.class)
                .build();
    }

    private static String placement(Placement placement) {
        return "%s: %s/%s/%s %s%s"
                .formatted(
                        placement.instance(),
                        placement.server(),
                        placement.database(),
                        placement.schema(),
                        placement.separate() ? "separate" : "shared",
                        placement.retained() ? " retained" : "");
    }

    private static String condition(Condition condition) {
        var since = Instant.parse(condition.getLastTransitionTime());
        return "%s=%s %s: %s%s"
                .formatted(
                        condition.getType(),
                        condition.getStatus(),
                        condition.getReason(),
                        condition.getMessage(),
                        since.equals(Operator.NOW) ? "" : " (since %s)".formatted(since));
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<T, String> text) {
        module.addSerializer(type, new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(text.apply(value));
            }
        });
    }

    /** A login's database is told beside it. */
    private abstract static class WithoutDatabase {
        @JsonIgnore
        abstract DatabasePlan database();
    }
}
