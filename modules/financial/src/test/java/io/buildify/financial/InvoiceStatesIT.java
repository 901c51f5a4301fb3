package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Published;
import io.buildify.testing.Rows;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the draft to the credit note. */
@FinancialTest
class InvoiceStatesIT {

    ModuleInstance instance;

    @Test
    void aDraftIsChangedThenIssuedThenKept() {
        FinancialTenant keeper = FinancialTenant.of(instance, "drafting");
        Answer draft = keeper.draft("Acme Corp", "100");
        String path = draft.header("Location");

        assertThat(draft.text("/status")).isEqualTo("draft");
        assertThat(draft.body().has("number")).isFalse();
        assertThat(draft.text("/gross")).isEqualTo("119.00");
        assertThat(draft.text("/open")).isEqualTo("0.00");

        Answer replaced = keeper.user().put(path, """
                {"customer":"Globex","lines":[
                 {"description":"Book","quantity":"2","unit_price":"10","tax_rate":"0.07"},
                 {"description":"Pen","quantity":"1","unit_price":"5"},
                 {"sku":"INK","description":"Ink","quantity":"1","unit_price":"5.55"}]}""");

        assertThat(replaced.status()).as("%s", replaced.body()).isEqualTo(200);
        assertThat(replaced.text("/taxes/0/tax")).isEqualTo("1.40");
        assertThat(replaced.text("/taxes/1/net")).isEqualTo("10.55");
        assertThat(replaced.text("/taxes/1/tax")).isEqualTo("2.00");
        assertThat(replaced.text("/gross")).isEqualTo("33.95");

        Answer issued = keeper.user().post(path + "/issue", "");

        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(issued.text("/status")).isEqualTo("issued");
        assertThat(issued.text("/number")).isEqualTo("INV-" + Year.from(today) + "-000001");
        assertThat(issued.text("/due_on")).isEqualTo(today.plusDays(14).toString());
        assertThat(issued.text("/open")).isEqualTo("33.95");
        assertThat(keeper.user().get(path).body()).isEqualTo(issued.body());
        assertThat(keeper.user().post(path + "/issue", "").problem()).isEqualTo("wrong-status");
        assertThat(keeper.user()
                        .put(path, FinancialTenant.body("Globex", "1", false))
                        .problem())
                .isEqualTo("wrong-status");
        assertThat(keeper.user().send("DELETE", path, "").problem()).isEqualTo("wrong-status");

        Answer entry = keeper.user()
                .get("journal-entries/"
                        + keeper.user()
                                .get("journal-entries?document=" + issued.text("/id"))
                                .text("/items/0/id"));
        assertThat(entry.body().path("lines"))
                .extracting(line -> line.path("account").asText() + " "
                        + line.path("debit").asText() + line.path("credit").asText() + " "
                        + line.path("tax_rate").asText())
                .containsExactly(
                        "1300 33.95 ", "4000 20.00 0.07", "2200 1.40 0.07", "4000 10.55 0.19", "2200 2.00 0.19");
    }

    @Test
    void manyWhoIssueTheSameDraftIssueItOnce() {
        FinancialTenant keeper = FinancialTenant.of(instance, "issuing");
        Answer draft = keeper.draft("Acme Corp", "100");

        List<Answer> answers = IntStream.range(0, 8)
                .mapToObj(time -> keeper.user().posted(draft.header("Location") + "/issue", ""))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.problem().equals("wrong-status"));
        assertThat(keeper.sell("Acme Corp", "1").text("/number")).endsWith("-000002");
        assertThat(keeper.user()
                        .get("journal-entries?document=" + draft.text("/id"))
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void aDiscardedDraftTakesNoNumber() {
        FinancialTenant keeper = FinancialTenant.of(instance, "discarding");
        Answer draft = keeper.draft("Acme Corp", "1");

        assertThat(keeper.user().send("DELETE", draft.header("Location"), "").status())
                .isEqualTo(204);

        assertThat(keeper.user().get(draft.header("Location")).status()).isEqualTo(404);
        assertThat(keeper.sell("Acme Corp", "1").text("/number")).endsWith("-000001");
    }

    @Test
    void whoeverMeansAnotherVersionChangesNothing() {
        FinancialTenant keeper = FinancialTenant.of(instance, "versions");
        Answer draft = keeper.draft("Acme Corp", "1");
        String tag = draft.header("ETag");
        String path = draft.header("Location");

        Answer changed = keeper.user().put(path, FinancialTenant.body("Acme Corp", "2", true), "If-Match", tag);

        assertThat(changed.status()).as("%s after %s", changed.body(), tag).isEqualTo(200);
        assertThat(keeper.user()
                        .send("POST", path + "/issue", "", "If-Match", tag)
                        .problem())
                .isEqualTo("precondition-failed");
        assertThat(keeper.user().get(path).text("/status")).isEqualTo("draft");
    }

    @Test
    void aCreditNoteTakesAnInvoiceBackOnce() {
        FinancialTenant keeper = FinancialTenant.of(instance, "cancelling");
        String invoice = keeper.sell("Acme Corp", "100").text("/id");
        keeper.pay("50", invoice, "50");

        List<Answer> answers = IntStream.range(0, 8)
                .mapToObj(time -> keeper.user().posted("invoices/" + invoice + "/cancel", "{\"reason\":\"Returned\"}"))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        List<Answer> done =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(done).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.problem().equals("wrong-status"));
        Answer note = done.getFirst();
        assertThat(note.text("/number")).isEqualTo("CN-" + Year.now(ZoneOffset.UTC) + "-000001");
        assertThat(note.text("/gross")).isEqualTo("119.00");
        assertThat(keeper.user().get(note.header("Location")).body()).isEqualTo(note.body());
        assertThat(keeper.user().get("credit-notes").text("/items/0/id")).isEqualTo(note.text("/id"));
        assertThat(keeper.status(invoice)).isEqualTo("cancelled 0.00/0.00");
        assertThat(keeper.cancel(keeper.draft("Acme Corp", "1").text("/id")).problem())
                .isEqualTo("wrong-status");
        assertThat(new Rows(instance).text("""
                select string_agg(concat_ws(' ', code, balance), ', ' order by code) from (
                    select code, sum(amount) as balance from financial.financial_entry_lines l
                      join financial.financial_accounts a on (a.tenant_id, a.id) = (l.tenant_id, l.account_id)
                     where l.tenant_id = 'cancelling' group by code) as sums""")).isEqualTo("1100 50.00, 1300 0.00, 2200 0.00, 2300 -50.00, 4000 0.00");
    }

    @Test
    void othersAreToldOfACancelledInvoice() {
        FinancialTenant keeper = FinancialTenant.of(instance, "telling-off");
        String invoice = keeper.user().post("invoices", """
                {"customer":"Acme Corp","lines":[
                 {"sku":"BOLT-8","description":"Bolt","quantity":"2.500","unit_price":"1"},
                 {"description":"Freight","quantity":"1","unit_price":"1"}]}""").text("/id");

        keeper.cancel(invoice);

        Published published = new Published(instance);
        Published.untilAsserted(() -> assertThat(published.of("financial.invoice.cancelled", "telling-off"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.subject()).isEqualTo(invoice);
                    assertThat(Published.json(event.data())).isEqualTo(Published.json("""
                                    {"invoice":"%s","number":"INV-%s-000001","shipment":null,
                                     "lines":[{"sku":"BOLT-8","quantity":"2.5"}]}""".formatted(
                            invoice, Year.now(ZoneOffset.UTC)).getBytes()));
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update financial_invoices set gross = gross + 1, net = net + 1",
                "update financial_invoices set number = 'INV-1'",
                "update financial_invoices set state = 'draft', number = null, issued_on = null, due_on = null",
                "update financial_invoices set paid = gross",
                "update financial_invoice_lines set description = 'other'",
                "delete from financial_invoice_lines",
                "delete from financial_invoices",
                "insert into financial_invoice_lines (invoice_id, position, description, quantity, unit_price, tax_rate, net)"
                        + " select id, 9, 'Extra', 1, 0, 0, 0 from financial_invoices"
            })
    void whatWasIssuedIsKeptPastTheModulesCode(String attack) throws SQLException {
        FinancialTenant keeper = FinancialTenant.of(instance, "kept");
        keeper.sell("Acme Corp", "1");

        new Refused(instance).write("kept", "invoice", attack);
    }

    @Test
    void aCustomerHasItsOwnTermAndKeepsItsName() {
        FinancialTenant keeper = FinancialTenant.of(instance, "customers");
        Answer customer = keeper.user().post("customers", """
                {"name":"Initech","address":"1 Main Street","payment_days":30}""");
        String byId = "{\"customer_id\":\"%s\",\"lines\":[{\"description\":\"A\",\"quantity\":1,\"unit_price\":1}]}"
                .formatted(customer.text("/id"));

        Answer invoice = keeper.user().post("invoices", byId);
        Answer renamed = keeper.user().put(customer.header("Location"), "{\"name\":\"Initech Ltd\"}");

        assertThat(invoice.text("/due_on"))
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        assertThat(renamed.text("/name")).isEqualTo("Initech Ltd");
        assertThat(keeper.user().get(invoice.header("Location")).text("/customer"))
                .isEqualTo("Initech");
        assertThat(keeper.user().post("customers", "{\"name\":\"Initech Ltd\"}").problem())
                .isEqualTo("conflict");
        assertThat(keeper.sell("Initech Ltd", "1").text("/customer_id")).isEqualTo(customer.text("/id"));
        assertThat(keeper.user()
                        .get("invoices?customer=" + customer.text("/id"))
                        .body()
                        .path("items"))
                .hasSize(2);
        assertThat(keeper.user()
                        .post("invoices", "{\"lines\":[{\"description\":\"A\",\"quantity\":1,\"unit_price\":1}]}")
                        .text("/errors/0/field"))
                .isEqualTo("customer");
    }
}
