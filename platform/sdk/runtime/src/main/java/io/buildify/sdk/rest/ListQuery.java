package io.buildify.sdk.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A query under construction: conditions in HQL, made of attributes' names and of parameters' names only. */
final class ListQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** Adds a parameter; answers how HQL writes it. */
    String parameter(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    void where(String condition) {
        conditions.add(condition);
    }

    /**
     * The number of rows is a part of the text: PostgreSQL plans a statement whose limit is a parameter anew each time,
     * because it takes an unknown limit for a tenth of the table.
     *
     * @param fetched attributes of the rows that come with them
     * @param most so many rows
     */
    String hql(Class<?> entity, List<String> fetched, String orderBy, int most) {
        String joins = fetched.stream()
                .map(attribute -> " left join fetch row." + attribute)
                .collect(Collectors.joining());
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "from " + entity.getName() + " row" + joins + where + " order by " + orderBy + " fetch first " + most
                + " rows only";
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
