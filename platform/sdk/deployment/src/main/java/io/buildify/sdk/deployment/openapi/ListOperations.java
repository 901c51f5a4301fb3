package io.buildify.sdk.deployment.openapi;

import io.buildify.sdk.rest.ListFields;
import io.buildify.sdk.rest.ListRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Tells in the OpenAPI document what a list can be filtered and sorted by: the {@link ListFields} of its resource. */
final class ListOperations implements OASFilter {

    private static final DotName REQUEST = DotName.createSimple(ListRequest.class);

    private static final Map<String, String> COMPARISONS =
            Map.of("gt", "More than this", "gte", "At least this", "lt", "Less than this", "lte", "At most this");

    private final Map<String, List<ListFields.Told>> lists;

    private ListOperations(Map<String, List<ListFields.Told>> lists) {
        this.lists = lists;
    }

    /**
     * @throws IllegalArgumentException if a resource with a list has not exactly one constant of its fields
     */
    static ListOperations of(IndexView index) {
        Map<String, List<ListFields.Told>> lists = new TreeMap<>();
        Operations.of(index)
                .filter(method -> method.parameterTypes().stream()
                        .anyMatch(type -> type.name().equals(REQUEST)))
                .forEach(method ->
                        lists.put(Operations.id(method), fields(method).told()));
        return new ListOperations(lists);
    }

    private static ListFields<?> fields(MethodInfo method) {
        String resource = method.declaringClass().name().toString();
        try {
            Class<?> type = Class.forName(resource, true, Thread.currentThread().getContextClassLoader());
            List<Field> constants = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ListFields.class)
                    .toList();
            if (constants.size() != 1) {
                throw new IllegalArgumentException(
                        "%s takes a ListRequest and has %d constants of type ListFields. Give it one, which says what its list can be filtered and sorted by."
                                .formatted(resource, constants.size()));
            }
            constants.getFirst().setAccessible(true);
            return (ListFields<?>) constants.getFirst().get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The fields of the list of %s cannot be read".formatted(resource), e);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        if (openApi.getPaths() == null) {
            return;
        }
        openApi.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(this::tell);
    }

    private void tell(Operation operation) {
        List<ListFields.Told> fields = lists.get(String.valueOf(operation.getOperationId()));
        if (fields == null) {
            return;
        }
        fields.forEach(field -> tell(operation, field));
        String sortable = fields.stream()
                .filter(ListFields.Told::sortable)
                .map(ListFields.Told::name)
                .collect(Collectors.joining("|"));
        operation.getParameters().stream()
                .filter(parameter -> "sort".equals(parameter.getName()))
                .forEach(sort -> sort.setSchema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .pattern("^-?(%1$s)(,-?(%1$s))*$".formatted(sortable))));
        if (sortable.isEmpty()) {
            List<Parameter> parameters = new ArrayList<>(operation.getParameters());
            parameters.removeIf(parameter -> "sort".equals(parameter.getName()));
            operation.setParameters(parameters);
        }
    }

    private static void tell(Operation operation, ListFields.Told field) {
        operation.addParameter(query(
                field.name(),
                "Equal to this, or to one of these",
                OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(ListFieldSchema.of(field.type()))));
        if (field.comparable()) {
            new TreeMap<>(COMPARISONS)
                    .forEach((operator, meaning) -> operation.addParameter(query(
                            "%s[%s]".formatted(field.name(), operator), meaning, ListFieldSchema.of(field.type()))));
        }
    }

    private static Parameter query(String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(description)
                .schema(schema);
    }
}
