package io.buildify.sdk.deployment.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.configuration.ModuleConfiguration;
import io.buildify.sdk.configuration.UsesFeatures;
import io.buildify.sdk.deployment.schema.ConfigurationSchemas;
import io.buildify.sdk.deployment.schema.EventSchemas;
import io.buildify.sdk.event.EventReceivers;
import io.buildify.sdk.event.EventType;
import io.buildify.sdk.event.OnEvent;
import io.buildify.sdk.permission.RequiresPermission;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** What a module's classes say about its release. */
final class ModuleCode {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final IndexView index;
    private final Function<String, Class<?>> load;

    /**
     * @param index the module's classes
     * @param load a class by its name
     */
    ModuleCode(IndexView index, Function<String, Class<?>> load) {
        this.index = index;
        this.load = load;
    }

    /**
     * Every part that the code decides; {@link Part#SCHEMA} is absent without a {@link ModuleConfiguration}, and
     * {@link Part#SUBSCRIBES} where {@link EventReceivers} take whatever there is.
     *
     * @throws io.buildify.sdk.deployment.schema.NotInSchema if a record has no schema
     * @throws IllegalArgumentException if there are two configurations, or two records of one event
     */
    Map<Part, JsonNode> parts() {
        Map<Part, JsonNode> parts = new EnumMap<>(Part.class);
        parts.put(Part.PERMISSIONS, sorted(values(RequiresPermission.class)));
        parts.put(Part.FEATURES, sorted(Stream.concat(values(Feature.class), values(UsesFeatures.class))));
        if (!hasReceivers()) {
            parts.put(Part.SUBSCRIBES, sorted(values(OnEvent.class)));
        }
        parts.put(Part.PUBLISHES, published());
        List<ClassInfo> configurations = annotated(ModuleConfiguration.class).toList();
        if (configurations.size() > 1) {
            throw new IllegalArgumentException(
                    "A module has one @ModuleConfiguration, this one has %s".formatted(configurations));
        }
        configurations.forEach(found -> parts.put(Part.SCHEMA, ConfigurationSchemas.of(load(found))));
        return parts;
    }

    /** Then it takes whatever its release subscribes to. */
    private boolean hasReceivers() {
        return !index.getAllKnownImplementations(EventReceivers.class).isEmpty();
    }

    private ArrayNode published() {
        Map<String, ClassInfo> records = new TreeMap<>();
        annotated(EventType.class).forEach(record -> {
            String type = record.declaredAnnotation(EventType.class).value().asString();
            ClassInfo other = records.put(type, record);
            if (other != null) {
                throw new IllegalArgumentException(
                        "%s and %s are both the event %s: keep one".formatted(other, record, type));
            }
        });
        ArrayNode published = JSON.arrayNode();
        records.forEach((type, record) -> {
            ObjectNode event = published.addObject().put("type", type);
            event.set("schema", EventSchemas.of(load(record)));
        });
        return published;
    }

    private Class<?> load(ClassInfo type) {
        return load.apply(type.name().toString());
    }

    private Stream<ClassInfo> annotated(Class<? extends Annotation> annotation) {
        return instances(annotation).stream().map(each -> each.target().asClass());
    }

    /** Those of an annotation's value; the SDK's own interceptors have an empty one. */
    private Stream<String> values(Class<? extends Annotation> annotation) {
        return instances(annotation).stream()
                .map(AnnotationInstance::value)
                .flatMap(value -> value.kind() == AnnotationValue.Kind.ARRAY
                        ? Arrays.stream(value.asStringArray())
                        : Stream.of(value.asString()))
                .filter(value -> !value.isEmpty());
    }

    private Collection<AnnotationInstance> instances(Class<? extends Annotation> annotation) {
        return index.getAnnotations(DotName.createSimple(annotation));
    }

    private static ArrayNode sorted(Stream<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.distinct().sorted().forEach(array::add);
        return array;
    }
}
