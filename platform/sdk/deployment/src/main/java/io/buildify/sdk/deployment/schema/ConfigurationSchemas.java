package io.buildify.sdk.deployment.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.sdk.configuration.Setting;
import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * PURE: the schema of a configuration's record: what it accepts, {@code Configuration.as} binds and finds valid.
 * A component that must not be null, and one of a primitive type, is required.
 */
public final class ConfigurationSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 16;

    private ConfigurationSchemas() {}

    /**
     * @throws NotInSchema if a component has a type or a constraint that the schema cannot express
     */
    public static ObjectNode of(Class<?> record) {
        return ofRecord(record, record.getSimpleName(), 1);
    }

    private static ObjectNode ofRecord(Class<?> type, String place, int depth) {
        if (depth > DEEPEST) {
            throw new NotInSchema(place, "it contains itself", "A configuration is at most 16 deep");
        }
        refuseConstraints(type, place);
        ObjectNode schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = JSON.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = JsonNames.of(component);
            Set<Annotation> annotations = annotations(component.getAccessor(), component.getAnnotatedType());
            if (component.getType().isPrimitive() || Constraints.forbidNull(annotations)) {
                required.add(name);
            }
            ObjectNode property = described(component.getAnnotation(Setting.class));
            property.setAll(of(component.getAnnotatedType(), annotations, place + "." + component.getName(), depth));
            tiers(component.getAnnotation(Setting.class), property);
            properties.set(name, property);
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.set("properties", properties);
        return schema;
    }

    /** Code that checks several components together is code that the operator cannot run. */
    private static void refuseConstraints(Class<?> type, String place) {
        Set<String> components = Set.copyOf(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
        List<AnnotatedElement> others = new java.util.ArrayList<>(List.of(type));
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !components.contains(method.getName()))
                .forEach(others::add);
        for (AnnotatedElement element : others) {
            for (Annotation annotation : element.getAnnotations()) {
                if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
                    throw new NotInSchema(
                            place,
                            "the operator cannot check " + annotation,
                            "Constrain the components, so that a wrong value is refused where it is written");
                }
            }
        }
    }

    private static ObjectNode described(@org.jspecify.annotations.Nullable Setting setting) {
        ObjectNode property = JSON.objectNode();
        return setting == null ? property : property.put("description", setting.value());
    }

    private static void tiers(@org.jspecify.annotations.Nullable Setting setting, ObjectNode property) {
        if (setting != null && Set.of(setting.tiers()).size() < Setting.Tier.values().length) {
            ArrayNode tiers = property.putArray("x-buildify-tiers");
            for (Setting.Tier tier : setting.tiers()) {
                tiers.add(tier.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static ObjectNode of(AnnotatedType annotated, Set<Annotation> annotations, String place, int depth) {
        Class<?> type = raw(annotated.getType());
        if (type.isRecord()) {
            Constraints.check(annotations, Kind.RECORD, place);
            return ofRecord(type, place, depth + 1);
        }
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            if (type == List.class || type == Set.class) {
                ObjectNode schema = JSON.objectNode().put("type", "array");
                if (type == Set.class) {
                    schema.put("uniqueItems", true);
                }
                Constraints.apply(annotations, Kind.ARRAY, schema, place);
                schema.set("items", of(arguments[0], annotations(arguments[0]), place + "[]", depth + 1));
                return schema;
            }
            if (type == Map.class && raw(arguments[0].getType()) == String.class) {
                ObjectNode schema = JSON.objectNode().put("type", "object");
                Constraints.apply(annotations, Kind.OBJECT, schema, place);
                ObjectNode names = JSON.objectNode();
                Constraints.apply(annotations(arguments[0]), Kind.STRING, names, place + " (key)");
                if (!names.isEmpty()) {
                    schema.set("propertyNames", names);
                }
                schema.set(
                        "additionalProperties", of(arguments[1], annotations(arguments[1]), place + "{}", depth + 1));
                return schema;
            }
        }
        Scalar scalar = Scalar.of(type)
                .orElseThrow(
                        () -> new NotInSchema(
                                place,
                                "no schema fits the type " + type.getSimpleName(),
                                "Use text with @Pattern, an enum, a number, a Boolean, Currency, UUID, Duration, a record, or a List, Set or Map<String, …> of them"));
        ObjectNode schema = scalar.schema();
        Constraints.apply(annotations, scalar.kind(), schema, place);
        return schema;
    }

    private static Set<Annotation> annotations(AnnotatedElement... elements) {
        Set<Annotation> annotations = new LinkedHashSet<>();
        for (AnnotatedElement element : elements) {
            annotations.addAll(List.of(element.getAnnotations()));
        }
        return annotations;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> known
                ? known
                : Void.class;
    }
}
