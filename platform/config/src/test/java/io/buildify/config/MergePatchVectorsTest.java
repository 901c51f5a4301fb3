package io.buildify.config;

import static io.buildify.config.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, appendix A. */
class MergePatchVectorsTest {
    private static final Origin SOMEBODY = new Origin(Tier.MODULE, "Module any");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'}           | {'a':'c'}              | {'a':'c'}",
                "{'a':'b'}           | {'b':'c'}              | {'a':'b','b':'c'}",
                "{'a':'b'}           | {'a':null}             | {}",
                "{'a':'b','b':'c'}   | {'a':null}             | {'b':'c'}",
                "{'a':['b']}         | {'a':'c'}              | {'a':'c'}",
                "{'a':'c'}           | {'a':['b']}            | {'a':['b']}",
                "{'a':{'b':'c'}}     | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}   | {'a':[1]}              | {'a':[1]}",
                "['a','b']           | ['c','d']              | ['c','d']",
                "{'a':'b'}           | ['c']                  | ['c']",
                "{'a':'foo'}         | null                   | null",
                "{'a':'foo'}         | 'bar'                  | 'bar'",
                "{'e':null}          | {'a':1}                | {'e':null,'a':1}",
                "[1,2]               | {'a':'b','c':null}     | {'a':'b'}",
                "{}                  | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
            })
    void merges(String target, String patch, String result) {
        assertThat(Attributed.merge(document(json(target)), json(patch), SOMEBODY)
                        .json())
                .isEqualTo(json(result));
    }

    private static Attributed document(JsonNode json) {
        if (!json.isObject()) {
            return new Attributed.Leaf(json, SOMEBODY);
        }
        var members = new TreeMap<String, Attributed>();
        json.properties().forEach(field -> members.put(field.getKey(), document(field.getValue())));
        return new Attributed.Branch(members, SOMEBODY);
    }
}
