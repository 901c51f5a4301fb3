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

    /** @param fetched attributes of the rows that come with them */
    String hql(Class<?> entity, List<String> fetched, String orderBy) {
        String joins = fetched.stream()
                .map(attribute -> " left join fetch row." + attribute)
                .collect(Collectors.joining());
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "from " + entity.getName() + " row" + joins + where + " order by " + orderBy;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
