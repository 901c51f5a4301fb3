package io.buildify.sdk.deployment.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** PURE: Jakarta Validation's annotations as keywords of JSON Schema. */
final class Constraints {

    /** What {@code @NotBlank} takes for blank is what {@code Character.isWhitespace} does. */
    private static final String NOT_BLANK =
            "[^\\s\\x1c-\\x1f\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]";

    private final Kind kind;
    private final ObjectNode schema;
    private final String place;
    private final Bounds bounds = new Bounds();
    private final List<String> patterns = new ArrayList<>();

    private Constraints(Kind kind, ObjectNode schema, String place) {
        this.kind = kind;
        this.schema = schema;
        this.place = place;
    }

    static boolean forbidNull(Collection<Annotation> annotations) {
        return annotations.stream()
                .anyMatch(each -> each instanceof NotNull || each instanceof NotBlank || each instanceof NotEmpty);
    }

    /** Adds to the schema what the annotations demand of such a value. */
    static void apply(Collection<Annotation> annotations, Kind kind, ObjectNode schema, String place) {
        Constraints constraints = new Constraints(kind, schema, place);
        annotations.forEach(constraints::add);
        constraints.finish();
    }

    /** Refuses annotations that demand anything of such a value but that it is there. */
    static void check(Collection<Annotation> annotations, Kind kind, String place) {
        apply(annotations, kind, com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode(), place);
    }

    private void add(Annotation annotation) {
        switch (annotation) {
            case NotNull _ -> {}
            case NotEmpty present -> size(present, 1, Integer.MAX_VALUE);
            case Size size -> size(size, size.min(), size.max());
            case NotBlank text
            when kind == Kind.STRING -> {
                size(text, 1, Integer.MAX_VALUE);
                patterns.add(NOT_BLANK);
            }
            case Pattern pattern when kind == Kind.STRING -> patterns.add(whole(pattern));
            case Pattern.List list
            when kind == Kind.STRING -> {
                for (Pattern pattern : list.value()) {
                    patterns.add(whole(pattern));
                }
            }
            case AssertTrue _ when kind == Kind.BOOLEAN -> schema.put("const", true);
            case AssertFalse _ when kind == Kind.BOOLEAN -> schema.put("const", false);
            case Min min when kind.isNumeric() -> bounds.atLeast(BigDecimal.valueOf(min.value()), true);
            case Max max when kind.isNumeric() -> bounds.atMost(BigDecimal.valueOf(max.value()), true);
            case DecimalMin min when kind.isNumeric() -> bounds.atLeast(new BigDecimal(min.value()), min.inclusive());
            case DecimalMax max when kind.isNumeric() -> bounds.atMost(new BigDecimal(max.value()), max.inclusive());
            case Positive _ when kind.isNumeric() -> bounds.atLeast(BigDecimal.ZERO, false);
            case PositiveOrZero _ when kind.isNumeric() -> bounds.atLeast(BigDecimal.ZERO, true);
            case Negative _ when kind.isNumeric() -> bounds.atMost(BigDecimal.ZERO, false);
            case NegativeOrZero _ when kind.isNumeric() -> bounds.atMost(BigDecimal.ZERO, true);
            case Digits digits
            when kind == Kind.INTEGER || kind == Kind.DECIMAL -> bounds.digits(digits.integer(), digits.fraction());
            default -> refuse(annotation);
        }
    }

    private void size(Annotation annotation, int least, int most) {
        String things = switch (kind) {
            case STRING -> "Length";
            case ARRAY -> "Items";
            case OBJECT -> "Properties";
            default -> {
                refuse(annotation);
                yield "";
            }
        };
        if (least > schema.path("min" + things).asInt(0)) {
            schema.put("min" + things, least);
        }
        if (most < schema.path("max" + things).asInt(Integer.MAX_VALUE)) {
            schema.put("max" + things, most);
        }
    }

    /** {@code @Pattern} is about the whole text, the keyword {@code pattern} about any part of it. */
    private String whole(Pattern pattern) {
        if (pattern.flags().length > 0) {
            refuse(pattern);
        }
        String regexp = pattern.regexp();
        return regexp.contains("|") || regexp.contains("^") && !regexp.contains("[^") || regexp.endsWith("$")
                ? "^(?:" + regexp + ")$"
                : "^" + regexp + "$";
    }

    private void refuse(Annotation annotation) {
        if (annotation.annotationType().isAnnotationPresent(Constraint.class)
                || annotation.annotationType().getName().startsWith("jakarta.validation.constraints.")) {
            throw new NotInSchema(
                    place,
                    "no schema says %s of such a value".formatted(annotation),
                    "Use @Pattern, @Size, @Min, @Max, @DecimalMin, @DecimalMax, @Digits, @Positive, @NotNull and their kin, where they fit the type");
        }
    }

    private void finish() {
        if (kind.isNumeric()) {
            bounds.write(kind, schema);
        }
        if (!patterns.isEmpty()) {
            schema.put("pattern", patterns.getFirst());
        }
        for (String further : patterns.subList(Math.min(1, patterns.size()), patterns.size())) {
            schema.withArray("allOf").addObject().put("pattern", further);
        }
    }
}
