package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * {@code x-buildify-decimal}: the bounds of an exact decimal that is written as text, which {@code minimum} and its
 * kin do not see: {@code {minimum: 0, exclusiveMaximum: 1}}. What is not a decimal is {@code pattern}'s matter.
 */
final class DecimalKeyword extends AbstractKeyword {
    static final String NAME = "x-buildify-decimal";

    private static final Map<String, IntPredicate> HOLDS = Map.of(
            "minimum", order -> order >= 0,
            "exclusiveMinimum", order -> order > 0,
            "maximum", order -> order <= 0,
            "exclusiveMaximum", order -> order < 0);

    DecimalKeyword() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
        return new Bounds(this, location, value, parent, context);
    }

    private static Map<String, BigDecimal> bounds(JsonNode value) {
        var bounds = new TreeMap<String, BigDecimal>();
        for (var bound : value.properties()) {
            if (!HOLDS.containsKey(bound.getKey()) || !bound.getValue().isNumber()) {
                throw invalid(value);
            }
            bounds.put(bound.getKey(), bound.getValue().decimalValue());
        }
        if (bounds.isEmpty()) {
            throw invalid(value);
        }
        return bounds;
    }

    private static SchemaException invalid(JsonNode value) {
        return new SchemaException("%s is %s; give one or more of %s, each a number"
                .formatted(NAME, value, String.join(", ", new TreeMap<>(HOLDS).keySet())));
    }

    private static Optional<BigDecimal> decimal(JsonNode node) {
        try {
            return node.isTextual() ? Optional.of(new BigDecimal(node.textValue())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static final class Bounds extends BaseKeywordValidator {
        private final Map<String, BigDecimal> bounds;

        Bounds(Keyword keyword, SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
            super(keyword, value, location, parent, context);
            bounds = bounds(value);
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
            decimal(node)
                    .ifPresent(value -> bounds.forEach((name, bound) -> {
                        if (!HOLDS.getOrDefault(name, order -> true).test(value.compareTo(bound))) {
                            context.addError(error().instanceNode(node)
                                    .instanceLocation(location)
                                    .evaluationPath(context.getEvaluationPath())
                                    .message("its %s is %s".formatted(name, bound.toPlainString()))
                                    .build());
                        }
                    }));
        }
    }
}
