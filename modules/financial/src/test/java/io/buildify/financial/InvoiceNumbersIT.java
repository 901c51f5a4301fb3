package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers without gaps, whoever writes at the same time and whatever fails. */
@FinancialTest
class InvoiceNumbersIT {

    private static final int WRITERS = 16;
    private static final int EACH = 10;

    ModuleInstance instance;

    @Test
    void sixteenWritersLeaveNoGap() throws Exception {
        AppUser user =
                FinancialTenant.serve(instance, "busy", "EUR", "0.2", "INV").user();

        List<String> numbers = together(user, writer -> "1");

        assertThat(numbers).containsExactlyInAnyOrderElementsOf(expected(WRITERS * EACH));
    }

    @Test
    void eachCompanyAndTheTenantCountForThemselves() throws Exception {
        AppUser tenant =
                FinancialTenant.serve(instance, "family", "EUR", "0.2", "INV").user();

        for (AppUser user : List.of(tenant, instance.user("family", "de"), instance.user("family", "fr"))) {
            assertThat(user.post("invoices", FinancialTenant.request("1", "1")).text("/number"))
                    .isEqualTo("INV-" + year() + "-000001");
        }
    }

    @Test
    void aTransactionThatFailsGivesItsNumberBack() throws Exception {
        AppUser user =
                FinancialTenant.serve(instance, "failing", "EUR", "0.2", "INV").user();

        // Every third line is refused by the database, after the number was taken.
        List<String> numbers = together(user, writer -> writer % 3 == 0 ? "999" : "1");

        int refused = (int) IntStream.range(0, WRITERS)
                        .filter(writer -> writer % 3 == 0)
                        .count()
                * EACH;
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(expected(WRITERS * EACH - refused));
    }

    /** Numbers of the invoices that were issued. */
    private List<String> together(AppUser user, IntFunction<String> quantity) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
                Refusal refusal = new Refusal()) {
            List<Callable<List<Answer>>> work = IntStream.range(0, WRITERS)
                    .<Callable<List<Answer>>>mapToObj(writer -> () -> IntStream.range(0, EACH)
                            .mapToObj(
                                    time -> user.post("invoices", FinancialTenant.request(quantity.apply(writer), "1")))
                            .toList())
                    .toList();
            List<Future<List<Answer>>> done = writers.invokeAll(work);
            return done.stream()
                    .flatMap(answers -> answers.resultNow().stream())
                    .filter(answer -> answer.status() == 201)
                    .map(answer -> answer.text("/number"))
                    .toList();
        }
    }

    /** While it is open the database refuses lines of quantity 999. */
    private final class Refusal implements AutoCloseable {

        Refusal() throws SQLException {
            execute("alter table financial.financial_invoice_lines add constraint refusal check (quantity <> 999)");
        }

        @Override
        public void close() throws SQLException {
            execute("alter table financial.financial_invoice_lines drop constraint refusal");
        }

        private void execute(String sql) throws SQLException {
            try (Connection administrator = instance.database().administrator();
                    Statement statement = administrator.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> expected(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "INV-%s-%06d".formatted(year(), number))
                .toList();
    }

    private static Year year() {
        return Year.now(ZoneOffset.UTC);
    }
}
