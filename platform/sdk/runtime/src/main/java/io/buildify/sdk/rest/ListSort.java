package io.buildify.sdk.rest;

import io.buildify.sdk.persistence.TenantRow;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * PURE: the order of a list, {@code -created_at,number}: a minus means falling. The id comes last, in the direction of
 * the field before it, so that no two rows are equal; alone it falls, which is newest first.
 *
 * @param text as the client wrote it
 */
record ListSort<E extends TenantRow>(String text, List<Key<E>> keys) {

    private static final int MOST_KEYS = 5;

    /** One field, and its direction. */
    record Key<E>(ListField<E> field, boolean falling) {
        String orderBy() {
            return "row." + field.attribute() + (falling ? " desc" : " asc");
        }
    }

    /**
     * @throws ProblemException 400 {@code invalid-sort}
     */
    static <E extends TenantRow> ListSort<E> parse(@Nullable String text, List<ListField<E>> fields) {
        List<Key<E>> keys = new ArrayList<>();
        if (text != null) {
            for (String word : text.split(",", -1)) {
                boolean falling = word.startsWith("-");
                String name = falling ? word.substring(1) : word;
                keys.add(new Key<>(
                        fields.stream()
                                .filter(field -> field.sorts() && field.name().equals(name))
                                .findFirst()
                                .orElseThrow(() -> invalid(fields)),
                        falling));
            }
            if (keys.size() > MOST_KEYS
                    || keys.stream().map(Key::field).distinct().count() != keys.size()) {
                throw invalid(fields);
            }
        }
        keys.add(new Key<>(ListFields.id(), keys.isEmpty() || keys.getLast().falling()));
        return new ListSort<>(text == null ? "" : text, List.copyOf(keys));
    }

    String orderBy() {
        return keys.stream().map(Key::orderBy).collect(Collectors.joining(", "));
    }

    /** Where the page ends with that row. */
    String cursor(E last) {
        List<String> position = new ArrayList<>();
        position.add(text);
        keys.forEach(key -> position.add(key.field().text(last)));
        return Cursor.of(position);
    }

    /**
     * Adds that rows come after the cursor.
     *
     * @throws ProblemException 400 {@code invalid-cursor} if it is of another order, or none
     */
    void after(@Nullable String cursor, ListQuery query) {
        if (cursor == null) {
            return;
        }
        List<String> position = Cursor.positions(cursor);
        if (position.size() != keys.size() + 1 || !position.getFirst().equals(text)) {
            throw Cursor.invalid();
        }
        List<String> values = new ArrayList<>();
        for (int index = 0; index < keys.size(); index++) {
            values.add(query.parameter(
                    keys.get(index).field().parse(position.get(index + 1)).orElseThrow(Cursor::invalid)));
        }
        List<String> ways = new ArrayList<>();
        for (int index = 0; index < keys.size(); index++) {
            StringBuilder way = new StringBuilder();
            for (int equal = 0; equal < index; equal++) {
                way.append("row.")
                        .append(keys.get(equal).field().attribute())
                        .append(" = ")
                        .append(values.get(equal))
                        .append(" and ");
            }
            Key<E> key = keys.get(index);
            ways.add(way + "row." + key.field().attribute() + (key.falling() ? " < " : " > ") + values.get(index));
        }
        query.where("(" + String.join(" or ", ways) + ")");
    }

    private static <E> ProblemException invalid(List<ListField<E>> fields) {
        List<String> names =
                fields.stream().filter(ListField::sorts).map(ListField::name).toList();
        return new ProblemException(Problem.of(400, "invalid-sort", "Not an order")
                .detail(
                        names.isEmpty()
                                ? "This list cannot be sorted."
                                : "This list can be sorted by %s, each once and %d at most; a minus before one means falling."
                                        .formatted(String.join(", ", names), MOST_KEYS)));
    }
}
