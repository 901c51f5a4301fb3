package io.buildify.config;

import static io.buildify.config.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final String SCHEMA = """
            {'type': 'object', 'additionalProperties': false, 'required': ['currency'],
             'properties': {
               'currency': {'type': 'string', 'pattern': '^[A-Z]{3}$', 'x-buildify-tiers': ['module', 'tenant']},
               'tax_rate': {'type': 'number', 'minimum': 0},
               'invoice_prefix': {'type': 'string'},
               'limits': {'x-buildify-tiers': ['module'],
                          'properties': {'lines': {}, 'note': {'x-buildify-tiers': ['module', 'tenant', 'company']}}},
               'footer': {'type': 'object'},
               'steps': {'type': 'array', 'items': {'type': 'object', 'required': ['name']}}}}""";

    private final Tiers tiers = new Tiers(SCHEMA);

    @Test
    void theMostSpecificTierWinsKeyByKey() {
        var configuration = tiers.module("{'currency': 'USD', 'tax_rate': 0, 'invoice_prefix': 'INV'}")
                .tenant("{'currency': 'EUR', 'tax_rate': 0.20}")
                .company("{'tax_rate': 0.19, 'invoice_prefix': 'DE-INV'}")
                .accepted();

        assertThat(configuration.values())
                .isEqualTo(json("{'currency': 'EUR', 'tax_rate': 0.19, 'invoice_prefix': 'DE-INV'}"));
        assertThat(configuration.origin())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/currency", Tiers.TENANT,
                        "/tax_rate", Tiers.COMPANY,
                        "/invoice_prefix", Tiers.COMPANY));
    }

    @Test
    void unsetTakesAwayWhatTheTiersAboveSet() {
        var configuration = tiers.module("{'currency': 'USD', 'footer': {'text': 'Thanks', 'logo': 'a.svg'}}")
                .tenant("{}", "/footer/text")
                .company("{'footer': {'text': 'Danke'}}", "/footer", "/unknown")
                .accepted();

        assertThat(configuration.values()).isEqualTo(json("{'currency': 'USD', 'footer': {'text': 'Danke'}}"));
        assertThat(configuration.origin()).containsEntry("/footer/text", Tiers.COMPANY);
    }

    @Test
    void anObjectThatWasEmptiedBelongsToWhoEmptiedIt() {
        var configuration = tiers.module("{'currency': 'USD', 'footer': {'text': 'Thanks'}}")
                .tenant("{}", "/footer/text")
                .accepted();

        assertThat(configuration.origin()).containsEntry("/footer", Tiers.TENANT);
    }

    @Test
    void refusesNullsAndNamesTheWayOut() {
        tiers.module("{'currency': 'USD'}").tenant("{'footer': {'text': null}}").refuses("""
                TenantModule acme/financial (tenant tier): key footer/text is null; use unset to take a key away""");
    }

    @Test
    void refusesNullsInsideArraysToo() {
        tiers.module("{'currency': 'USD', 'steps': [{'name': null}]}").refuses("""
                Module financial (module tier): key steps/0/name is null; use unset to take a key away""");
    }

    @Test
    void refusesNumbersThatDoublesCannotHold() {
        tiers.module("{'currency': 'USD', 'tax_rate': 9007199254740991}").accepted();
        for (var number : List.of("9007199254740992", "-9007199254740992", "1e300", "9007199254740991.5")) {
            tiers.module("{'currency': 'USD', 'tax_rate': %s}".formatted(number))
                    .refuses("""
                    Module financial (module tier): key tax_rate is beyond ±(2^53-1), where numbers lose digits; \
                    write it as a string""");
        }
    }

    @Test
    void refusesWhatTheSchemaRefusesAndNamesWhoSetIt() {
        tiers.module("{'currency': 'USD'}")
                .tenant("{'tax_rate': 'abc'}")
                .company("{}")
                .refuses("""
                TenantModule acme/financial (tenant tier): key tax_rate is refused by the module's schema: \
                string found, number expected; correct it""");
    }

    @Test
    void refusesKeysTheSchemaDoesNotKnow() {
        tiers.module("{'currency': 'USD'}").tenant("{'taxrate': 1}").refuses("""
                TenantModule acme/financial (tenant tier): key taxrate is refused by the module's schema: \
                property 'taxrate' is not defined in the schema and the schema does not allow additional properties; \
                correct it""");
    }

    @Test
    void refusesAKeySetAtATierItDoesNotBelongTo() {
        tiers.module("{'currency': 'USD'}")
                .tenant("{}")
                .company("{'currency': 'EUR'}")
                .refuses("""
                CompanyModule acme/financial.acme-de (company tier): key currency cannot be set at the company tier; \
                it belongs to: module, tenant""");
    }

    @Test
    void refusesAKeyTakenAwayAtATierItDoesNotBelongTo() {
        tiers.module("{'currency': 'USD', 'limits': {'lines': 3}}")
                .tenant("{}", "/limits")
                .refuses("""
                TenantModule acme/financial (tenant tier): key limits/lines cannot be taken away at the tenant tier; \
                it belongs to: module""");
    }

    @Test
    void theNearestTierRuleCounts() {
        tiers.module("{'currency': 'USD', 'limits': {'lines': 3}}")
                .tenant("{'limits': {'note': 'ours'}}")
                .accepted();
        tiers.module("{'currency': 'USD'}").tenant("{'limits': {'lines': 4}}").refuses("""
                TenantModule acme/financial (tenant tier): key limits/lines cannot be set at the tenant tier; \
                it belongs to: module""");
    }

    @Test
    void requiredKeysMayStillComeAtAPartialTier() {
        tiers.module("{}").accepted(Completeness.PARTIAL);
        tiers.module("{}").tenant("{}").refuses("""
                TenantModule acme/financial (tenant tier): key currency is required and nobody has set it; set it""");
    }

    @Test
    void arraysAreCompleteAtEveryTier() {
        tiers.module("{'steps': [{}]}").refuses(Completeness.PARTIAL, """
                Module financial (module tier): key steps/0/name is required and nobody has set it; set it""");
    }

    @Test
    void refusesPointersThatPointNowhere() {
        tiers.module("{'currency': 'USD'}").tenant("{}", "currency").refuses("""
                TenantModule acme/financial (tenant tier): key currency is no JSON Pointer: it must begin with /; \
                write it as in /footer/text""");
        tiers.module("{'currency': 'USD'}").tenant("{}", "/a~2").refuses("""
                TenantModule acme/financial (tenant tier): key a~2 is no JSON Pointer: \
                ~ must be written ~0, and / inside a key ~1; write it as in /footer/text""");
        tiers.module("{'currency': 'USD', 'steps': [{'name': 'x'}]}")
                .tenant("{}", "/steps/0")
                .refuses("""
                TenantModule acme/financial (tenant tier): key steps/0 is inside an array; \
                unset the whole array or set it anew""");
    }

    @Test
    void holds64KiBAndNotAByteMore() {
        int frame = "{\"currency\":\"USD\",\"invoice_prefix\":\"\"}".length();
        tiers.module("{'currency': 'USD', 'invoice_prefix': '%s'}".formatted("x".repeat(65_536 - frame)))
                .accepted();
        tiers.module("{'currency': 'USD'}")
                .tenant("{'invoice_prefix': '%s'}".formatted("x".repeat(65_537 - frame)))
                .refuses("""
                TenantModule acme/financial (tenant tier): the configuration has 65537 bytes in canonical form, \
                more than 65536; keep large values elsewhere and refer to them""");
    }

    @Test
    void holds16LevelsAndNotOneMore() {
        tiers.module("{'currency': 'USD', 'footer': %s}".formatted(nested(15))).accepted();
        tiers.module("{'currency': 'USD', 'footer': %s}".formatted(nested(16))).refuses("""
                Module financial (module tier): key footer%s is nested more than 16 levels deep; \
                flatten the configuration""".formatted("/a".repeat(15)));
    }

    @Test
    void reportsEveryProblemAtOnce() {
        tiers.module("{'currency': 'usd', 'tax_rate': -1}")
                .refuses(
                        "Module financial (module tier): key currency is refused by the module's schema: "
                                + "does not match the regex pattern ^[A-Z]{3}$; correct it",
                        "Module financial (module tier): key tax_rate is refused by the module's schema: "
                                + "must have a minimum value of 0; correct it");
    }

    private static String nested(int levels) {
        return "{'a':".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }

    /** The tiers of acme and its company acme-de under one schema. */
    private static final class Tiers {
        static final Origin MODULE = new Origin(Tier.MODULE, "Module financial");
        static final Origin TENANT = new Origin(Tier.TENANT, "TenantModule acme/financial");
        static final Origin COMPANY = new Origin(Tier.COMPANY, "CompanyModule acme/financial.acme-de");

        private final String schema;
        private final List<Layer> layers;

        Tiers(String schema) {
            this(schema, List.of());
        }

        private Tiers(String schema, List<Layer> layers) {
            this.schema = schema;
            this.layers = layers;
        }

        Tiers module(String values) {
            return with(MODULE, values);
        }

        Tiers tenant(String values, String... unset) {
            return with(TENANT, values, unset);
        }

        Tiers company(String values, String... unset) {
            return with(COMPANY, values, unset);
        }

        EffectiveConfiguration accepted() {
            return accepted(Completeness.SERVED);
        }

        EffectiveConfiguration accepted(Completeness completeness) {
            var evaluation = evaluate(completeness);
            assertThat(evaluation).isInstanceOf(Evaluation.Accepted.class);
            return ((Evaluation.Accepted) evaluation).configuration();
        }

        void refuses(String... messages) {
            refuses(Completeness.SERVED, messages);
        }

        void refuses(Completeness completeness, String... messages) {
            var evaluation = evaluate(completeness);
            assertThat(evaluation).isInstanceOf(Evaluation.Refused.class);
            assertThat(((Evaluation.Refused) evaluation).problems())
                    .extracting(Problem::message)
                    .containsExactly(messages);
        }

        private Evaluation evaluate(Completeness completeness) {
            try {
                return Evaluation.of(ConfigurationSchema.compile(json(schema)), layers, completeness);
            } catch (ConfigurationSchema.InvalidSchema e) {
                throw new AssertionError(e);
            }
        }

        private Tiers with(Origin origin, String values, String... unset) {
            var more = new ArrayList<>(layers);
            more.add(new Layer(origin, json(values), List.of(unset)));
            return new Tiers(schema, more);
        }
    }
}
