package io.buildify.config;

import static io.buildify.config.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationSchemaTest {
    private static final Origin MODULE = new Origin(Tier.MODULE, "Module financial");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'objekt'}                     | /type: ",
                "{'properties': []}                     | /properties: array found, object expected",
                "{'properties': {'a': {'pattern': '['}}} | /properties/a/pattern: ",
                "{'minimum': 'a'}                       | /minimum: string found, number expected",
                "{'$ref': '#/$defs/none'}               | Reference /$defs/none cannot be resolved",
                "{'x-buildify-tiers': ['planet']}       | x-buildify-tiers is [\"planet\"]; list one or more of",
                "{'x-buildify-tiers': []}               | x-buildify-tiers is []; list one or more of",
                "{'x-buildify-tiers': 'tenant'}         | x-buildify-tiers is \"tenant\"; list one or more of",
                "{'$schema': 'http://json-schema.org/draft-07/schema#'} | $schema is http://json-schema.org/draft-07/",
            })
    void refusesWhatIsNoSchemaAndSaysWhere(String schema, String message) {
        assertThatThrownBy(() -> ConfigurationSchema.compile(json(schema)))
                .isInstanceOf(ConfigurationSchema.InvalidSchema.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:1/x", "file:///etc/hostname", "classpath:draft/2020-12/schema"})
    void readsNothingOutsideItself(String reference) {
        assertThatThrownBy(() -> ConfigurationSchema.compile(json("{'$ref': '%s'}".formatted(reference))))
                .isInstanceOf(ConfigurationSchema.InvalidSchema.class)
                .hasMessageContaining(reference);
    }

    @Test
    void tierRulesReachThroughReferencesAndAlternatives() throws Exception {
        var schema = ConfigurationSchema.compile(json("""
                {'$defs': {'own': {'x-buildify-tiers': ['module']}},
                 'anyOf': [{'properties': {'a/b': {'$ref': '#/$defs/own'}}}, {}]}"""));
        var tenant = new Origin(Tier.TENANT, "TenantModule acme/financial");

        var evaluation = Evaluation.of(
                schema,
                List.of(new Layer(MODULE, json("{}"), List.of()), new Layer(tenant, json("{'a/b': 1}"), List.of())),
                Completeness.SERVED);

        assertThat(((Evaluation.Refused) evaluation).problems())
                .extracting(Problem::message)
                .containsExactly(
                        "TenantModule acme/financial (tenant tier): key a~1b cannot be set at the tenant tier; "
                                + "it belongs to: module");
    }

    @ParameterizedTest(name = "{0} <- {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'required': ['a']}                                          | {}                | open",
                "{'minProperties': 1}                                         | {}                | open",
                "{'dependentRequired': {'a': ['b']}}                          | {'a': 1}          | open",
                "{'properties': {'o': {'required': ['a']}}}                   | {'o': {}}         | open",
                "{'items': {}, 'properties': {'l': {'items': {'required': ['a']}}}} | {'l': [{}]} | closed",
                "{'oneOf': [{'required': ['a']}, {'required': ['b']}]}        | {}                | open",
                "{'oneOf': [{'required': ['a']}, {'required': ['b']}]}        | {'a': 1, 'b': 1}  | closed",
                "{'anyOf': [{'required': ['a']}, {'required': ['b']}]}        | {}                | open",
                "{'anyOf': [{'required': ['a']}, {'properties': {'c': {'type': 'string'}}}]} | {'c': 1} | open",
                "{'anyOf': [{'properties': {'c': {'type': 'array'}}}, {'properties': {'c': {'type': 'string'}}}]} | {'c': 1} | closed",
                "{'anyOf': [{'oneOf': [{'required': ['a']}]}, {'properties': {'c': {'type': 'string'}}}]} | {'c': 1} | open",
                "{'not': {'required': ['a']}}                                 | {'a': 1}          | closed",
                "{'properties': {'oneOf': {'type': 'string'}}}                | {'oneOf': 1}      | closed",
                "{'allOf': [{'required': ['a']}], 'unevaluatedProperties': false, 'properties': {'a': {}}} | {} | open",
            })
    void aPartialDocumentIsOpenWhenAddingKeysCanStillMendIt(String schema, String document, String state)
            throws Exception {
        var layers = List.of(new Layer(MODULE, json(document), List.of()));
        var compiled = ConfigurationSchema.compile(json(schema));

        assertThat(Evaluation.of(compiled, layers, Completeness.SERVED)).isInstanceOf(Evaluation.Refused.class);
        assertThat(Evaluation.of(compiled, layers, Completeness.PARTIAL))
                .isInstanceOf(state.equals("open") ? Evaluation.Accepted.class : Evaluation.Refused.class);
    }

    @Test
    void compilesASchemaOnceAndForgetsTheOldest() throws Exception {
        var schemas = new Schemas(2);
        var first = schemas.get(json("{'title': '1'}"));

        assertThat(schemas.get(json("{'title': '1'}"))).isSameAs(first);
        schemas.get(json("{'title': '2'}"));
        schemas.get(json("{'title': '3'}"));
        assertThat(schemas.get(json("{'title': '1'}"))).isNotSameAs(first);
    }

    @Test
    void remembersThatASchemaIsInvalid() {
        var schemas = new Schemas(2);
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> schemas.get(json("{'type': 1}")))
                    .isInstanceOf(ConfigurationSchema.InvalidSchema.class);
        }
    }
}
