package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers pay, what it pays for and what they get back. */
@FinancialTest
class PaymentIT {

    ModuleInstance instance;

    @Test
    void anInvoiceIsPaidInParts() {
        FinancialTenant keeper = FinancialTenant.of(instance, "parts");
        String invoice = keeper.sell("Acme Corp", "100").text("/id");

        Answer first = keeper.pay("19", invoice, "19");

        assertThat(first.status()).as("%s", first.body()).isEqualTo(201);
        assertThat(first.text("/credit")).isEqualTo("0.00");
        assertThat(first.text("/allocations/0/invoice")).isEqualTo(invoice);
        assertThat(keeper.user().get(first.header("Location")).body()).isEqualTo(first.body());
        assertThat(keeper.status(invoice)).isEqualTo("partially_paid 19.00/100.00");
        assertThat(keeper.pay("200", invoice, "100.01").problem()).isEqualTo("too-much");

        assertThat(keeper.pay("100", invoice, "100").status()).isEqualTo(201);

        assertThat(keeper.status(invoice)).isEqualTo("paid 119.00/0.00");
        assertThat(keeper.user().get("payments").body().path("items")).hasSize(2);
    }

    @Test
    void whatIsTooMuchIsCreditThatIsAllocatedOrGoesBack() {
        FinancialTenant keeper = FinancialTenant.of(instance, "over");
        String first = keeper.sell("Acme Corp", "100").text("/id");
        String second = keeper.sell("Acme Corp", "10").text("/id");
        String payment = keeper.user()
                .post("payments", "{\"amount\":\"200\",\"allocations\":[{\"invoice\":\"%s\"}]}".formatted(first))
                .text("/id");

        assertThat(keeper.user().get("payments/" + payment).text("/credit")).isEqualTo("81.00");
        assertThat(keeper.allocate(payment, second, "11.90").text("/credit")).isEqualTo("69.10");
        assertThat(keeper.refund(payment, "69.11").problem()).isEqualTo("too-much");
        assertThat(keeper.refund(payment, "60").text("/refunded")).isEqualTo("60.00");
        assertThat(keeper.cancel(second).status()).isEqualTo(201);
        Answer after = keeper.user().get("payments/" + payment);
        assertThat(after.text("/credit")).isEqualTo("21.00");
        assertThat(after.body().path("allocations"))
                .extracting(part -> part.path("amount").asText())
                .containsExactly("119.00", "11.90", "-11.90");
    }

    @Test
    void moneyThatCameBeforeTheInvoiceIsBookedOnItsDay() {
        FinancialTenant keeper = FinancialTenant.of(instance, "early");
        String invoice = keeper.sell("Acme Corp", "10").text("/id");

        Answer payment = keeper.user().post("payments", """
                {"amount":"5","received_on":"2025-01-10","reference":"early bird",
                 "allocations":[{"invoice":"%s"}]}""".formatted(invoice));

        assertThat(payment.text("/received_on")).isEqualTo("2025-01-10");
        assertThat(payment.text("/allocations/0/allocated_on"))
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        keeper.close("2025-01");
        assertThat(keeper.user()
                        .post(
                                "payments",
                                "{\"amount\":\"1\",\"received_on\":\"2025-01-11\",\"allocations\":[{\"invoice\":\"%s\"}]}"
                                        .formatted(invoice))
                        .problem())
                .isEqualTo("period-closed");
        assertThat(keeper.user()
                        .post(
                                "payments",
                                "{\"amount\":\"1\",\"received_on\":\"2999-01-11\",\"allocations\":[{\"invoice\":\"%s\"}]}"
                                        .formatted(invoice))
                        .text("/errors/0/field"))
                .isEqualTo("received_on");
    }

    @Test
    void whatDoesNotMatchIsRefused() {
        FinancialTenant keeper = FinancialTenant.of(instance, "matching");
        Answer invoice = keeper.sell("Acme Corp", "10");
        Answer other = keeper.sell("Globex", "10");
        String draft = keeper.draft("Acme Corp", "10").text("/id");
        String payment = keeper.prepay(invoice.text("/customer_id"), "100").text("/id");

        assertThat(keeper.allocate(payment, other.text("/id"), "1").problem()).isEqualTo("does-not-match");
        assertThat(keeper.allocate(payment, draft, "1").problem()).isEqualTo("wrong-status");
        assertThat(keeper.allocate(payment, invoice.text("/id"), "0.001").text("/errors/0/field"))
                .isEqualTo("allocations[0].amount");
        assertThat(keeper.allocate(payment, invoice.text("/id"), "1", invoice.text("/id"), "1")
                        .text("/errors/0/field"))
                .isEqualTo("allocations[1].invoice");
        assertThat(keeper.user().post("payments", "{\"amount\":\"1\"}").text("/errors/0/field"))
                .isEqualTo("customer_id");
        assertThat(keeper.user()
                        .post(
                                "payments",
                                "{\"amount\":\"1\",\"currency\":\"XAU\",\"customer_id\":\"%s\"}"
                                        .formatted(invoice.text("/customer_id")))
                        .text("/errors/0/field"))
                .isEqualTo("currency");
        assertThat(keeper.user()
                        .post(
                                "payments",
                                "{\"amount\":\"1\",\"currency\":\"USD\",\"allocations\":[{\"invoice\":\"%s\"}]}"
                                        .formatted(invoice.text("/id")))
                        .problem())
                .isEqualTo("does-not-match");
        assertThat(keeper.user().get("payments/" + payment).text("/credit")).isEqualTo("100.00");
    }

    @Test
    void manyWhoSpendTheSameMoneySpendItOnce() {
        FinancialTenant keeper = FinancialTenant.of(instance, "spending");
        Answer invoice = keeper.sell("Acme Corp", "100");
        String payment = keeper.prepay(invoice.text("/customer_id"), "50").text("/id");
        String allocation = "{\"allocations\":[{\"invoice\":\"%s\",\"amount\":\"20\"}]}".formatted(invoice.text("/id"));

        List<Answer> answers = IntStream.range(0, 8)
                .mapToObj(time -> time % 2 == 0
                        ? keeper.user().posted("payments/" + payment + "/allocations", allocation)
                        : keeper.user().posted("payments/" + payment + "/refunds", "{\"amount\":\"20\"}"))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.problem().equals("too-much"));
        assertThat(keeper.user().get("payments/" + payment).text("/credit")).isEqualTo("10.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update financial_payments set amount = amount + 1",
                "update financial_payments set allocated = 0",
                "delete from financial_payments",
                "update financial_allocations set amount = 1",
                "delete from financial_allocations",
                "insert into financial_allocations (id, payment_id, invoice_id, amount, allocated_on, created_at)"
                        + " select gen_random_uuid(), payment_id, invoice_id, 1000, allocated_on, now() from financial_allocations",
                "insert into financial_refunds (id, payment_id, amount, refunded_on, created_at)"
                        + " select gen_random_uuid(), id, 1000, received_on, now() from financial_payments"
            })
    void moneyIsKeptPastTheModulesCode(String attack) throws SQLException {
        FinancialTenant keeper = FinancialTenant.of(instance, "kept-money");
        String invoice = keeper.sell("Acme Corp", "1").text("/id");
        keeper.pay("10", invoice, "1");

        new Refused(instance).write("kept-money", "", attack);
    }
}
