package io.buildify.financial;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;

/** A tenant's user, under a configuration of the module. */
record FinancialTenant(AppUser user) {

    static final String[] FEATURES = {"invoices", "payments"};

    static FinancialTenant serve(
            ModuleInstance instance, String tenant, String currency, String taxRate, String prefix) {
        return new FinancialTenant(
                instance.serve(tenant, null, Records.tenant(configuration(currency, taxRate, prefix), FEATURES)));
    }

    static String configuration(String currency, String taxRate, String prefix) {
        return "{\"currency\":\"%s\",\"tax_rate\":%s,\"invoice_prefix\":\"%s\"}".formatted(currency, taxRate, prefix);
    }

    Answer invoice(String quantity, String unitPrice) {
        return user.post("invoices", request(quantity, unitPrice));
    }

    static String request(String quantity, String unitPrice) {
        return """
                {"customer":"Acme Corp","lines":[{"description":"Consulting","quantity":%s,"unit_price":%s}]}""".formatted(quantity, unitPrice);
    }
}
