package io.buildify.sdk.deployment.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A type that holds one value: what of JSON binds to it.
 *
 * @param schema without constraints; a copy
 */
record Scalar(Kind kind, ObjectNode schema) {

    private static final String ANY_UUID = "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$";

    /** A subset of ISO 8601: {@code PT15M}, {@code P1DT12H}. */
    private static final String SOME_DURATION =
            "^P(?=[0-9T])([0-9]{1,6}D)?(T(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,6}S)?)?$";

    private static final Map<Class<?>, Scalar> KNOWN = Map.ofEntries(
            Map.entry(String.class, new Scalar(Kind.STRING, type("string"))),
            Map.entry(boolean.class, new Scalar(Kind.BOOLEAN, type("boolean"))),
            Map.entry(Boolean.class, new Scalar(Kind.BOOLEAN, type("boolean"))),
            Map.entry(int.class, integer(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(Integer.class, integer(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(short.class, integer(Short.MIN_VALUE, Short.MAX_VALUE)),
            Map.entry(Short.class, integer(Short.MIN_VALUE, Short.MAX_VALUE)),
            Map.entry(long.class, integer(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Long.class, integer(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(BigInteger.class, new Scalar(Kind.INTEGER, type("integer"))),
            Map.entry(double.class, new Scalar(Kind.NUMBER, type("number"))),
            Map.entry(Double.class, new Scalar(Kind.NUMBER, type("number"))),
            Map.entry(BigDecimal.class, new Scalar(Kind.DECIMAL, decimal())),
            Map.entry(UUID.class, new Scalar(Kind.OTHER, type("string").put("pattern", ANY_UUID))),
            Map.entry(Duration.class, new Scalar(Kind.OTHER, type("string").put("pattern", SOME_DURATION))),
            Map.entry(Currency.class, new Scalar(Kind.OTHER, oneOf(Currencies.CODES))));

    static Optional<Scalar> of(Class<?> type) {
        return type.isEnum()
                ? Optional.of(new Scalar(Kind.OTHER, oneOf(JsonNames.ofConstants(type))))
                : Optional.ofNullable(KNOWN.get(type));
    }

    @Override
    public ObjectNode schema() {
        return schema.deepCopy();
    }

    private static Scalar integer(long least, long most) {
        ObjectNode schema = type("integer");
        return new Scalar(
                Kind.INTEGER,
                Long.MAX_VALUE == most ? schema : schema.put("minimum", least).put("maximum", most));
    }

    private static ObjectNode decimal() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("number").add("string");
        return schema;
    }

    private static ObjectNode oneOf(List<String> values) {
        ObjectNode schema = type("string");
        values.forEach(schema.putArray("enum")::add);
        return schema;
    }

    private static ObjectNode type(String name) {
        return JsonNodeFactory.instance.objectNode().put("type", name);
    }
}
