package io.buildify.config;

import static io.buildify.config.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalJsonPropertiesTest {
    @Property
    void orderOfKeysDoesNotMatter(@ForAll("documents") ObjectNode document) {
        assertThat(CanonicalJson.hash(reversed(document))).isEqualTo(CanonicalJson.hash(document));
    }

    @Property
    void canonicalFormReadsBackAsTheSameDocument(@ForAll("documents") ObjectNode document) {
        var read = json(canonical(document).replace("'", "\\u0027"));
        assertThat(canonical(read)).isEqualTo(canonical(document));
        assertThat(read.size()).isEqualTo(document.size());
    }

    @Provide
    Arbitrary<ObjectNode> documents() {
        return Documents.object(4);
    }

    private static JsonNode reversed(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        var fields = new ArrayList<>(node.properties());
        Collections.reverse(fields);
        var reversed = ((ObjectNode) node).objectNode();
        fields.forEach(field -> reversed.set(field.getKey(), reversed(field.getValue())));
        return reversed;
    }

    private static String canonical(JsonNode json) {
        return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
    }
}
