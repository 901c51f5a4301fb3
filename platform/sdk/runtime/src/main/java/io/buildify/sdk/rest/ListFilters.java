package io.buildify.sdk.rest;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** PURE: reads filters from a query: {@code status=open}, {@code created_at[gte]=2026-01-01T00:00:00Z}. */
final class ListFilters {

    private static final int MOST_VALUES = 100;
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9_]*)(?:\\[([a-z]+)])?");
    private static final Map<String, String> ORDER = Map.of("gt", ">", "gte", ">=", "lt", "<", "lte", "<=");

    private ListFilters() {}

    /** One condition. */
    interface Filter {
        void addTo(ListQuery query);
    }

    /**
     * @param parameters of the query, but for those that every list has
     * @throws ProblemException 400 {@code invalid-filter}
     */
    static <E> List<Filter> of(Map<String, List<String>> parameters, List<ListField<E>> fields) {
        List<Filter> filters = new ArrayList<>();
        parameters.forEach((name, values) -> filters.add(of(name, values, fields)));
        return filters;
    }

    private static <E> Filter of(String name, List<String> values, List<ListField<E>> fields) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            throw unknown(fields);
        }
        ListField<E> field = fields.stream()
                .filter(candidate -> candidate.name().equals(matcher.group(1)))
                .findFirst()
                .orElseThrow(() -> unknown(fields));
        List<Object> parsed = values.stream().map(value -> parse(field, value)).toList();
        String operator = matcher.group(2);
        if (operator == null) {
            if (parsed.size() > MOST_VALUES) {
                throw invalid("%s may have %d values at most.".formatted(field.name(), MOST_VALUES));
            }
            return query -> query.where(field.where(
                    "in (" + parsed.stream().map(query::parameter).collect(Collectors.joining(", ")) + ")"));
        }
        String comparison = ORDER.get(operator);
        if (comparison == null || !field.hasOrder() || parsed.size() != 1) {
            throw invalid("%s takes %s, each once."
                    .formatted(
                            field.name(),
                            field.hasOrder()
                                    ? "a value, or one behind [gt], [gte], [lt] or [lte]"
                                    : "a value, and no comparison"));
        }
        return query -> query.where(field.where(comparison + " " + query.parameter(parsed.getFirst())));
    }

    private static Object parse(ListField<?> field, String value) {
        return field.parse(value)
                .orElseThrow(() -> invalid("%s takes values of type %s."
                        .formatted(field.name(), field.type().getSimpleName())));
    }

    private static <E> ProblemException unknown(List<ListField<E>> fields) {
        return invalid(
                fields.isEmpty()
                        ? "This list cannot be filtered."
                        : "This list can be filtered by %s."
                                .formatted(fields.stream().map(ListField::name).collect(Collectors.joining(", "))));
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(
                Problem.of(400, "invalid-filter", "Not a filter").detail(detail));
    }
}
