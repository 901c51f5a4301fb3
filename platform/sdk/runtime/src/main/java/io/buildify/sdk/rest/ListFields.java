package io.buildify.sdk.rest;

import io.buildify.sdk.persistence.TenantRow;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What clients may filter and sort a list by; a constant of its resource. Whatever is not named here is refused, and
 * clients' values only ever become parameters.
 *
 * @param <E> the entity
 */
public final class ListFields<E extends TenantRow> {

    private final Class<E> entity;
    private final List<ListField<E>> fields;
    private final List<String> fetched;
    private final Map<String, Object> fixed;

    private ListFields(Class<E> entity, List<ListField<E>> fields, List<String> fetched, Map<String, Object> fixed) {
        this.entity = entity;
        this.fields = fields;
        this.fetched = fetched;
        this.fixed = fixed;
    }

    /** None yet: such a list is newest first. */
    public static <E extends TenantRow> ListFields<E> of(Class<E> entity) {
        return new ListFields<>(entity, List.of(), List.of(), Map.of());
    }

    /**
     * Adds a field to filter by.
     *
     * @param name as clients write it, in snake case
     * @param attribute of the entity, or of what it refers to: {@code product.sku}
     * @param type of the attribute: text, number, time, date, id, enum
     */
    public ListFields<E> filter(String name, String attribute, Class<?> type) {
        return with(new ListField<>(name, attribute, type, null, null));
    }

    /**
     * Adds a field to filter by, which an element of a collection is to have.
     *
     * @param collection of the entity
     * @param attribute of its elements
     */
    public ListFields<E> filterAny(String name, String collection, String attribute, Class<?> type) {
        return with(new ListField<>(name, attribute, type, null, collection));
    }

    /**
     * Adds a field to filter and to sort by, which is never null.
     *
     * @param value reads it from a row
     */
    public <V extends Comparable<? super V>> ListFields<E> sort(
            String name, String attribute, Class<V> type, Function<E, V> value) {
        return with(new ListField<>(name, attribute, type, value, null));
    }

    private ListFields<E> with(ListField<E> field) {
        return new ListFields<>(entity, plus(fields, field), fetched, fixed);
    }

    /** Reads what an attribute refers to together with the rows, for those who show it. */
    public ListFields<E> fetch(String attribute) {
        return new ListFields<>(entity, fields, plus(fetched, attribute), fixed);
    }

    /** The same of those rows only whose attribute has that value, which no client chooses. */
    public ListFields<E> only(String attribute, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fixed);
        more.put(attribute, value);
        return new ListFields<>(entity, fields, fetched, more);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }

    /**
     * A field as the OpenAPI document tells it.
     *
     * @param comparable whether it may be compared, not only be equal
     * @param sortable whether the list may be sorted by it
     */
    public record Told(String name, Class<?> type, boolean comparable, boolean sortable) {}

    /** All fields, in the order in which they were added. */
    public List<Told> told() {
        return fields.stream()
                .map(field -> new Told(field.name(), field.type(), field.hasOrder(), field.sorts()))
                .toList();
    }

    /**
     * The page that the client asks for, of the rows that the caller may see. For a transaction.
     *
     * @throws io.buildify.sdk.problem.ProblemException (as the answer's failure) 400 {@code invalid-filter}, {@code
     *     invalid-sort} or {@code invalid-cursor}
     */
    public <T> Uni<Page<T>> page(ListRequest request, Function<E, T> item) {
        return Uni.createFrom().deferred(() -> {
            ListSort<E> sort = ListSort.parse(request.sort(), fields);
            ListQuery query = new ListQuery();
            fixed.forEach((attribute, value) -> query.where("row." + attribute + " = " + query.parameter(value)));
            ListFilters.of(request.filters(), fields).forEach(filter -> filter.addTo(query));
            sort.after(request.after(), query);
            String hql = query.hql(entity, fetched, sort.orderBy(), request.limit() + 1);
            return Panache.getSession()
                    .flatMap(session -> rows(session, hql, query))
                    .map(rows -> page(rows, request.limit(), sort, item));
        });
    }

    private Uni<List<E>> rows(Mutiny.Session session, String hql, ListQuery query) {
        Mutiny.SelectionQuery<E> selection = session.createSelectionQuery(hql, entity);
        query.parameters().forEach(selection::setParameter);
        return selection.getResultList();
    }

    private static <E extends TenantRow, T> Page<T> page(
            List<E> rows, int limit, ListSort<E> sort, Function<E, T> item) {
        boolean more = rows.size() > limit;
        List<E> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(item).toList(), more ? sort.cursor(shown.getLast()) : null);
    }

    /** The field that every list has last, so that no two rows are equal. */
    static <E extends TenantRow> ListField<E> id() {
        return new ListField<>("id", "id", UUID.class, row -> row.id, null);
    }
}
