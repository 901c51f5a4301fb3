package io.buildify.sdk.deployment.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a number must be between, and how many digits it may have. */
final class Bounds {

    private record Bound(BigDecimal value, boolean inclusive) {}

    private @Nullable Bound least;
    private @Nullable Bound most;
    private int integerDigits = Integer.MAX_VALUE;
    private int fractionDigits = Integer.MAX_VALUE;

    void atLeast(BigDecimal value, boolean inclusive) {
        int order = least == null ? 1 : value.compareTo(least.value());
        if (order > 0 || order == 0 && !inclusive) {
            least = new Bound(value, inclusive);
        }
    }

    void atMost(BigDecimal value, boolean inclusive) {
        int order = most == null ? -1 : value.compareTo(most.value());
        if (order < 0 || order == 0 && !inclusive) {
            most = new Bound(value, inclusive);
        }
    }

    void digits(int integer, int fraction) {
        integerDigits = Math.min(integer, integerDigits);
        fractionDigits = Math.min(fraction, fractionDigits);
        BigDecimal limit = BigDecimal.TEN.pow(integer);
        atLeast(limit.negate(), false);
        atMost(limit, false);
    }

    /** Numbers are bound by the standard's keywords, text also by {@code pattern} and {@code x-buildify-decimal}. */
    void write(Kind kind, ObjectNode schema) {
        keep(schema);
        write(schema);
        if (kind != Kind.DECIMAL) {
            return;
        }
        if (fractionDigits != Integer.MAX_VALUE) {
            schema.put("multipleOf", BigDecimal.ONE.movePointLeft(fractionDigits));
        }
        schema.put("pattern", text());
        if (least != null || most != null) {
            write(schema.putObject("x-buildify-decimal"));
        }
    }

    /** The type's own bounds hold beside the annotations'. */
    private void keep(ObjectNode schema) {
        if (schema.has("minimum")) {
            atLeast(schema.get("minimum").decimalValue(), true);
            atMost(schema.get("maximum").decimalValue(), true);
        }
        schema.remove("minimum");
        schema.remove("maximum");
    }

    private void write(ObjectNode schema) {
        if (least != null) {
            schema.put(least.inclusive() ? "minimum" : "exclusiveMinimum", least.value());
        }
        if (most != null) {
            schema.put(most.inclusive() ? "maximum" : "exclusiveMaximum", most.value());
        }
    }

    private String text() {
        boolean signed = least == null || least.value().signum() < 0;
        String fraction = fractionDigits == 0 ? "" : "(\\." + digits(fractionDigits) + ")?";
        return "^" + (signed ? "-?" : "") + digits(Math.max(1, integerDigits)) + fraction + "$";
    }

    private static String digits(int most) {
        return switch (most) {
            case Integer.MAX_VALUE -> "[0-9]+";
            case 1 -> "[0-9]";
            default -> "[0-9]{1," + most + "}";
        };
    }
}
