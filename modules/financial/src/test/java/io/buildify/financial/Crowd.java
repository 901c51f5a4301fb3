package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Many who work in the same books at the same time. What was answered is summed up in cents, in whatever order. */
final class Crowd {

    private static final int OPERATIONS = 25;
    private static final Set<String> EXPECTED = Set.of(
            "too-much",
            "wrong-status",
            "does-not-match",
            "period-closed",
            "already-closed",
            "earlier-period-open",
            "already-reversed",
            "conflict");

    private final FinancialTenant keeper;
    private final YearMonth first = YearMonth.now(ZoneOffset.UTC).minusMonths(12);
    private final AtomicInteger months = new AtomicInteger();
    private final List<Answer> invoices = new CopyOnWriteArrayList<>();
    private final List<String> payments = new CopyOnWriteArrayList<>();
    private final List<String> entries = new CopyOnWriteArrayList<>();
    private final AtomicLong net = new AtomicLong();
    private final AtomicLong tax = new AtomicLong();
    private final AtomicLong bank = new AtomicLong();
    private final AtomicLong byHand = new AtomicLong();

    Crowd(FinancialTenant keeper) {
        this.keeper = keeper;
        keeper.account("1000", "asset");
        keeper.account("5000", "expense");
        IntStream.range(0, 4).forEach(invoice -> sell(new Random(invoice)));
        prepay(new Random());
    }

    /** What one does; answers what was refused and should not have been. */
    List<String> work(Random random) {
        List<String> unexpected = new ArrayList<>();
        for (int operation = 0; operation < OPERATIONS; operation++) {
            Answer answer = switch (random.nextInt(9)) {
                case 0 -> sell(random);
                case 1 -> pay(random);
                case 2 -> prepay(random);
                case 3, 4 -> keeper.allocate(any(random, payments), any(random), amount(random));
                case 5 -> refund(random);
                case 6 -> cancel(random);
                case 7 -> post(random);
                default -> random.nextInt(3) == 0 ? close() : reverse(random);
            };
            if (answer.status() >= 300 && !EXPECTED.contains(answer.problem())) {
                unexpected.add(answer.body().toString());
            }
        }
        return unexpected;
    }

    private Answer sell(Random random) {
        String customer = random.nextBoolean() ? "Acme Corp" : "Globex";
        Answer issued = keeper.sell(customer, amount(random));
        invoices.add(issued);
        net.addAndGet(RandomBooks.cents(issued.text("/net")));
        tax.addAndGet(RandomBooks.cents(issued.text("/tax")));
        return issued;
    }

    private Answer cancel(Random random) {
        Answer invoice = invoices.get(random.nextInt(invoices.size()));
        Answer answer = keeper.cancel(invoice.text("/id"));
        if (answer.status() == 201) {
            net.addAndGet(-RandomBooks.cents(invoice.text("/net")));
            tax.addAndGet(-RandomBooks.cents(invoice.text("/tax")));
        }
        return answer;
    }

    private Answer pay(Random random) {
        return received(keeper.pay("50", any(random), amount(random)));
    }

    private Answer prepay(Random random) {
        return received(
                keeper.prepay(invoices.get(random.nextInt(invoices.size())).text("/customer_id"), "50"));
    }

    private Answer received(Answer answer) {
        if (answer.status() == 201) {
            payments.add(answer.text("/id"));
            bank.addAndGet(5_000);
        }
        return answer;
    }

    private Answer refund(Random random) {
        String amount = amount(random);
        Answer answer = keeper.refund(any(random, payments), amount);
        if (answer.status() == 200) {
            bank.addAndGet(-RandomBooks.cents(amount));
        }
        return answer;
    }

    private Answer post(Random random) {
        String amount = amount(random);
        YearMonth month = first.plusMonths(random.nextInt(11));
        Answer answer = keeper.post(month.atDay(1).toString(), "5000", "1000", amount);
        if (answer.status() == 201) {
            byHand.addAndGet(RandomBooks.cents(amount));
            entries.add(answer.text("/id"));
        }
        return answer;
    }

    private Answer reverse(Random random) {
        if (entries.isEmpty()) {
            return post(random);
        }
        Answer answer =
                keeper.user().post("journal-entries/" + any(random, entries) + "/reverse", "{\"description\":\"No\"}");
        if (answer.status() == 201) {
            byHand.addAndGet(-RandomBooks.cents(answer.text("/lines/0/credit")));
        }
        return answer;
    }

    private Answer close() {
        return keeper.close(first.plusMonths(months.getAndUpdate(month -> Math.min(month + 1, 9)))
                .toString());
    }

    /** The accounts come to what was answered; what was allocated moves between the two of the customers. */
    void sumsAreThoseOfTheAnswers() {
        Answer report = keeper.user().get("reports/trial-balance");
        assertThat(report.text("/debit")).isEqualTo(report.text("/credit"));
        assertThat(balance(report, "1100")).isEqualTo(bank.get());
        assertThat(balance(report, "4000")).isEqualTo(-net.get());
        assertThat(balance(report, "2200")).isEqualTo(-tax.get());
        assertThat(balance(report, "5000")).isEqualTo(byHand.get());
        assertThat(balance(report, "1300") + balance(report, "2300")).isEqualTo(net.get() + tax.get() - bank.get());
        assertThat(balance(report, "1300"))
                .isEqualTo(RandomBooks.cents(
                        keeper.user().get("reports/aged-receivables").text("/all/total")))
                .isNotNegative();
        assertThat(balance(report, "2300")).isNotPositive();
    }

    private static long balance(Answer report, String code) {
        return StreamSupport.stream(report.body().path("accounts").spliterator(), false)
                .filter(line -> line.path("code").asText().equals(code))
                .mapToLong(line -> RandomBooks.cents(line.path("debit").asText())
                        - RandomBooks.cents(line.path("credit").asText()))
                .sum();
    }

    private String any(Random random) {
        return invoices.get(random.nextInt(invoices.size())).text("/id");
    }

    private static String any(Random random, List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static String amount(Random random) {
        return RandomBooks.text(random.nextLong(1, 3_000));
    }
}
