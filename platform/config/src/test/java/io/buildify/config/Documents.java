package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary configurations over few keys, so that tiers meet; two of the keys need escaping in a pointer. */
final class Documents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Documents() {}

    static Arbitrary<List<Layer>> layers() {
        return Combinators.combine(
                        layer(Tier.MODULE, "Module financial"),
                        layer(Tier.TENANT, "TenantModule acme/financial"),
                        layer(Tier.COMPANY, "CompanyModule acme/financial.acme-de"))
                .as(List::of);
    }

    static Arbitrary<Layer> layer(Tier tier, String resource) {
        return Combinators.combine(object(4), pointer().list().ofMaxSize(3))
                .as((values, unset) -> new Layer(new Origin(tier, resource), values, unset));
    }

    static Arbitrary<ObjectNode> object(int depth) {
        return Arbitraries.maps(key(), value(depth)).ofMaxSize(3).map(Documents::object);
    }

    static Arbitrary<String> pointer() {
        return key().list().ofMinSize(1).ofMaxSize(3).map(keys -> keys.stream().reduce("", Pointer::append));
    }

    private static Arbitrary<String> key() {
        return Arbitraries.of("a", "b", "c", "x/y", "~", "");
    }

    private static Arbitrary<JsonNode> value(int depth) {
        var scalar = Arbitraries.oneOf(
                Arbitraries.integers().map(JSON::numberNode),
                Arbitraries.doubles().between(-1e9, 1e9).map(JSON::numberNode),
                Arbitraries.strings().ofMaxLength(3).map(JSON::textNode),
                Arbitraries.of(true, false).map(JSON::booleanNode));
        if (depth == 1) {
            return scalar.map(value -> value);
        }
        var array = Arbitraries.lazy(() -> value(depth - 1)).list().ofMaxSize(2).map(Documents::array);
        return Arbitraries.frequencyOf(
                Tuple.of(3, scalar.map(value -> value)),
                Tuple.of(1, array.map(value -> value)),
                Tuple.of(3, Arbitraries.lazy(() -> object(depth - 1)).map(value -> value)));
    }

    private static ObjectNode object(Map<String, JsonNode> fields) {
        var object = JSON.objectNode();
        fields.forEach(object::set);
        return object;
    }

    private static JsonNode array(List<JsonNode> elements) {
        return JSON.arrayNode().addAll(elements);
    }
}
