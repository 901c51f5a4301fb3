package io.buildify.sdk.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    String hql(Class<?> entity, String orderBy) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "from " + entity.getName() + " row" + where + " order by " + orderBy;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
