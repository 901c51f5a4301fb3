package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A tenant's or a company's bookkeeper, under a configuration of the module. */
record FinancialTenant(AppUser user) {

    static final String[] FEATURES = {"invoices", "payments", "reports"};

    static FinancialTenant serve(
            ModuleInstance instance, String tenant, String currency, String taxRate, String prefix) {
        return new FinancialTenant(
                instance.serve(tenant, null, Records.tenant(configuration(currency, taxRate, prefix), FEATURES)));
    }

    /** One in euros, with taxes of 19 %. */
    static FinancialTenant of(ModuleInstance instance, String tenant) {
        return serve(instance, tenant, "EUR", "0.19", "INV");
    }

    /** Another user of a tenant that is served already. */
    static FinancialTenant at(ModuleInstance instance, String tenant, @Nullable String company) {
        return new FinancialTenant(instance.user(tenant, company));
    }

    static String configuration(String currency, String taxRate, String prefix) {
        return """
                {"currency":"%s","tax_rate":%s,"invoice_prefix":"%s","credit_note_prefix":"CN","payment_days":14,
                 "company_name":"Example Ltd","company_address":"1 Example Street\\n12345 Berlin",
                 "company_tax_number":"DE123456789","invoice_footer":"Thank you"}""".formatted(currency, taxRate, prefix);
    }

    Answer invoice(String quantity, String unitPrice) {
        return user.post("invoices", request(quantity, unitPrice));
    }

    static String request(String quantity, String unitPrice) {
        return """
                {"customer":"Acme Corp","lines":[{"description":"Consulting","quantity":%s,"unit_price":%s}]}""".formatted(quantity, unitPrice);
    }

    /** Issues an invoice for a customer, with one line of that net amount, taxed at 19 %. */
    Answer sell(String customer, String net) {
        return issued(user.post("invoices", body(customer, net, false)));
    }

    Answer draft(String customer, String net) {
        return issued(user.post("invoices", body(customer, net, true)));
    }

    private static Answer issued(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer;
    }

    static String body(String customer, String net, boolean draft) {
        return """
                {"customer":"%s","draft":%s,"lines":[
                 {"description":"Consulting","quantity":"1","unit_price":"%s","tax_rate":"0.19"}]}""".formatted(customer, draft, net);
    }

    Answer cancel(String invoice) {
        return user.post("invoices/" + invoice + "/cancel", "{\"reason\":\"A mistake\"}");
    }

    /** Books a payment for invoices: pairs of an invoice's id and what it takes. */
    Answer pay(String amount, String... allocations) {
        return user.post("payments", "{\"amount\":\"%s\",\"allocations\":%s}".formatted(amount, parts(allocations)));
    }

    /** Books a payment of a customer that pays for nothing yet. */
    Answer prepay(String customerId, String amount) {
        return user.post("payments", "{\"amount\":\"%s\",\"customer_id\":\"%s\"}".formatted(amount, customerId));
    }

    Answer allocate(String payment, String... allocations) {
        return user.post("payments/" + payment + "/allocations", "{\"allocations\":%s}".formatted(parts(allocations)));
    }

    Answer refund(String payment, String amount) {
        return user.post("payments/" + payment + "/refunds", "{\"amount\":\"%s\"}".formatted(amount));
    }

    private static String parts(String... allocations) {
        StringJoiner parts = new StringJoiner(",", "[", "]");
        for (int index = 0; index < allocations.length; index += 2) {
            parts.add("{\"invoice\":\"%s\",\"amount\":\"%s\"}".formatted(allocations[index], allocations[index + 1]));
        }
        return parts.toString();
    }

    /** Status, what is paid and what is open of an invoice. */
    String status(String invoice) {
        Answer answer = user.get("invoices/" + invoice);
        return "%s %s/%s".formatted(answer.text("/status"), answer.text("/paid"), answer.text("/open"));
    }

    /** Opens an account; answers its id. */
    String account(String code, String type) {
        Answer opened = user.post(
                "accounts", "{\"code\":\"%s\",\"name\":\"Account %s\",\"type\":\"%s\"}".formatted(code, code, type));
        assertThat(opened.status()).as("%s", opened.body()).isEqualTo(201);
        return opened.text("/id");
    }

    /** Posts by hand: from one account to another on a day. */
    Answer post(String day, String debit, String credit, String amount) {
        return user.post("journal-entries", """
                {"booked_on":"%s","description":"By hand","lines":[
                 {"account":"%s","debit":"%s"},{"account":"%s","credit":"%s"}]}""".formatted(day, debit, amount, credit, amount));
    }

    Answer close(String month) {
        return user.post("periods/" + month + "/close", "");
    }
}
