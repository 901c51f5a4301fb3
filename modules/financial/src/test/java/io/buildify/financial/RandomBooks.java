package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;

/** Random work of one bookkeeper with two customers, compared with a model after each operation. */
final class RandomBooks {

    private static final List<String> CUSTOMERS = List.of("Acme Corp", "Globex");

    private final FinancialTenant keeper;
    private final RandomGenerator random;
    private final BooksModel model = new BooksModel();
    private final Map<String, String> customerIds = new HashMap<>();
    private final List<String> byHand = new ArrayList<>();
    private YearMonth open = YearMonth.now(ZoneOffset.UTC).minusMonths(20);

    RandomBooks(FinancialTenant keeper, RandomGenerator random) {
        this.keeper = keeper;
        this.random = random;
        keeper.account("1000", "asset");
        keeper.account("5000", "expense");
        keeper.close(open.minusMonths(1).toString());
    }

    /** Does one thing, and looks whether it was answered, and came out, as it must. */
    void operate() {
        switch (random.nextInt(12)) {
            case 0, 1 -> sell();
            case 2 -> draft();
            case 3, 4 -> pay();
            case 5 -> prepay();
            case 6, 7 -> allocate();
            case 8 -> refund();
            case 9 -> cancel();
            case 10 -> post();
            default -> close();
        }
    }

    private void sell() {
        String customer = customer();
        long net = amount();
        Answer answer = keeper.sell(customer, text(net));
        keep(customer, net, answer);
    }

    private void keep(String customer, long net, Answer issued) {
        BooksModel.Invoice invoice = new BooksModel.Invoice(customer, net);
        model.invoices.put(issued.text("/id"), invoice);
        customerIds.put(customer, issued.text("/customer_id"));
        assertThat(issued.text("/gross")).isEqualTo(text(invoice.gross()));
        assertThat(issued.text("/number")).endsWith("-%06d".formatted(model.invoices.size()));
    }

    private void draft() {
        String customer = customer();
        String path = keeper.draft(customer, text(amount())).header("Location");
        if (random.nextBoolean()) {
            long net = amount();
            String body = FinancialTenant.body(customer, text(net), true);
            expect(true, keeper.user().put(path, body));
            keep(customer, net, keeper.user().post(path + "/issue", ""));
        } else {
            expect(true, keeper.user().send("DELETE", path, ""));
        }
    }

    private void pay() {
        if (model.invoices.isEmpty()) {
            return;
        }
        String invoice = any(model.invoices);
        long amount = amount();
        long part = random.nextLong(1, amount + 1);
        BooksModel.Payment payment = new BooksModel.Payment(model.invoices.get(invoice).customer, amount);
        boolean possible = part <= model.invoices.get(invoice).open();
        Answer answer = expect(possible, keeper.pay(text(amount), invoice, text(part)));
        if (possible) {
            model.payments.put(answer.text("/id"), payment);
            model.allocate(answer.text("/id"), invoice, part);
        }
        isAsModelled(invoice);
    }

    private void prepay() {
        String customer = customer();
        if (customerIds.containsKey(customer)) {
            long amount = amount();
            Answer answer = expect(true, keeper.prepay(customerIds.get(customer), text(amount)));
            model.payments.put(answer.text("/id"), new BooksModel.Payment(customer, amount));
        }
    }

    private void allocate() {
        if (model.payments.isEmpty()) {
            return;
        }
        String payment = any(model.payments);
        String invoice = any(model.invoices);
        long amount = amount();
        boolean possible = model.canAllocate(payment, invoice, amount);
        Answer answer = expect(possible, keeper.allocate(payment, invoice, text(amount)));
        if (possible) {
            model.allocate(payment, invoice, amount);
            assertThat(answer.text("/credit"))
                    .isEqualTo(text(model.payments.get(payment).credit()));
        }
        isAsModelled(invoice);
    }

    private void refund() {
        if (!model.payments.isEmpty()) {
            String payment = any(model.payments);
            long amount = amount();
            expect(model.refund(payment, amount), keeper.refund(payment, text(amount)));
        }
    }

    private void cancel() {
        if (model.invoices.isEmpty()) {
            return;
        }
        String invoice = any(model.invoices);
        boolean possible = model.cancel(invoice);
        Answer answer = expect(possible, keeper.cancel(invoice));
        if (possible) {
            assertThat(answer.text("/number")).endsWith("-%06d".formatted(model.cancelled));
        }
        isAsModelled(invoice);
    }

    /** By hand, in any month of two years; or one of these is taken back. */
    private void post() {
        if (random.nextInt(3) == 0 && !byHand.isEmpty()) {
            String[] entry = byHand.remove(random.nextInt(byHand.size())).split(" ");
            expect(true, keeper.user().post("journal-entries/" + entry[0] + "/reverse", "{\"description\":\"No\"}"));
            model.byHand -= Long.parseLong(entry[1]);
            return;
        }
        YearMonth month = open.plusMonths(random.nextInt(-2, 4));
        long amount = amount();
        boolean possible = !month.isBefore(open);
        Answer answer = expect(possible, keeper.post(month.atDay(28).toString(), "5000", "1000", text(amount)));
        if (possible) {
            model.byHand += amount;
            byHand.add(answer.text("/id") + " " + amount);
        }
    }

    private void close() {
        if (open.isBefore(YearMonth.now(ZoneOffset.UTC).minusMonths(4))) {
            expect(true, keeper.close(open.toString()));
            open = open.plusMonths(1);
        }
    }

    /** The reports say what the model does. */
    void reportsAreAsModelled() {
        Answer report = keeper.user().get("reports/trial-balance");
        Map<String, Long> balances = new HashMap<>();
        StreamSupport.stream(report.body().path("accounts").spliterator(), false)
                .forEach(line -> balances.put(
                        line.path("code").asText(),
                        cents(line.path("debit").asText())
                                - cents(line.path("credit").asText())));
        balances.values().removeIf(amount -> amount == 0);
        assertThat(balances).isEqualTo(model.balances());
        assertThat(report.text("/debit")).isEqualTo(report.text("/credit"));
        long open = model.balances().getOrDefault("1300", 0L);
        assertThat(keeper.user().get("reports/aged-receivables").text("/all/total"))
                .isEqualTo(text(open));
    }

    /** The answer, which must have been possible or not, as the model says. */
    private static Answer expect(boolean possible, Answer answer) {
        assertThat(answer.status() < 300).as("%s", answer.body()).isEqualTo(possible);
        if (!possible) {
            assertThat(answer.problem()).isIn("too-much", "wrong-status", "does-not-match", "period-closed");
        }
        return answer;
    }

    private void isAsModelled(String id) {
        BooksModel.Invoice invoice = model.invoices.get(id);
        assertThat(keeper.status(id)).endsWith(" %s/%s".formatted(text(invoice.paid), text(invoice.open())));
    }

    private String customer() {
        return CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
    }

    private String any(Map<String, ?> things) {
        return new ArrayList<>(things.keySet()).get(random.nextInt(things.size()));
    }

    /** One cent to a hundred euros, so that asking too much is as likely as not. */
    private long amount() {
        return random.nextLong(1, 10_001);
    }

    static String text(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    static long cents(String text) {
        return new BigDecimal(text).movePointRight(2).longValueExact();
    }
}
