package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every door asks for its permission, and for that one only. */
@FinancialTest
class PermissionIT {

    private static final List<String> ALL = List.of(
            "account.read",
            "account.write",
            "customer.read",
            "customer.write",
            "invoice.read",
            "invoice.write",
            "journal.read",
            "journal.write",
            "payment.read",
            "payment.write",
            "period.close",
            "report.read");

    ModuleInstance instance;

    @ParameterizedTest
    @CsvSource({
        "account.read, GET, accounts",
        "account.read, GET, accounts/tree",
        "account.read, GET, accounts/ID",
        "account.write, POST, accounts",
        "customer.read, GET, customers",
        "customer.read, GET, customers/ID",
        "customer.write, POST, customers",
        "customer.write, PUT, customers/ID",
        "invoice.read, GET, invoices",
        "invoice.read, GET, invoices/ID",
        "invoice.read, GET, invoices/ID/pdf",
        "invoice.read, GET, credit-notes",
        "invoice.read, GET, credit-notes/ID",
        "invoice.read, GET, credit-notes/ID/pdf",
        "invoice.write, POST, invoices",
        "invoice.write, PUT, invoices/ID",
        "invoice.write, DELETE, invoices/ID",
        "invoice.write, POST, invoices/ID/issue",
        "invoice.write, POST, invoices/ID/cancel",
        "journal.read, GET, journal-entries",
        "journal.read, GET, journal-entries/ID",
        "journal.read, GET, periods",
        "journal.write, POST, journal-entries",
        "journal.write, POST, journal-entries/ID/reverse",
        "period.close, POST, periods/2020-01/close",
        "payment.read, GET, payments",
        "payment.read, GET, payments/ID",
        "payment.write, POST, payments",
        "payment.write, POST, payments/ID/allocations",
        "payment.write, POST, payments/ID/refunds",
        "report.read, GET, reports/trial-balance",
        "report.read, GET, reports/balance-sheet",
        "report.read, GET, reports/profit-and-loss",
        "report.read, GET, reports/aged-receivables",
        "report.read, GET, reports/vat-summary"
    })
    void aDoorAsksForItsPermission(String permission, String method, String path) {
        FinancialTenant.of(instance, "guarded");
        String[] others = ALL.stream().filter(each -> !each.equals(permission)).toArray(String[]::new);

        assertThat(problem(instance.userWith("guarded", null, others), method, path))
                .isEqualTo("permission-required");
        assertThat(problem(instance.userWith("guarded", null, permission), method, path))
                .isNotIn("permission-required", "validation");
    }

    private static String problem(AppUser user, String method, String path) {
        return user.send(
                        method,
                        path.replace("ID", UUID.randomUUID().toString()),
                        method.equals("GET") ? "" : body(path),
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "*/*")
                .problem();
    }

    /** What the door takes, so that nothing but the permission stands in the way. */
    private static String body(String path) {
        String some = UUID.randomUUID().toString();
        if (path.endsWith("/reverse")) {
            return "{\"description\":\"No\",\"booked_on\":\"2025-03-01\"}";
        }
        return switch (path) {
            case "accounts" -> "{\"code\":\"%s\",\"name\":\"Bank\",\"type\":\"asset\"}".formatted(some.substring(0, 8));
            case "customers", "customers/ID" -> "{\"name\":\"%s\"}".formatted(some);
            case "invoices/ID/cancel" -> "{\"reason\":\"No\"}";
            case "journal-entries" -> """
                {"booked_on":"2025-03-01","description":"No","lines":[
                 {"account":"1100","debit":"1"},{"account":"4000","credit":"1"}]}""";
            case "payments" -> "{\"amount\":\"1\",\"customer_id\":\"%s\"}".formatted(some);
            case "payments/ID/allocations" -> "{\"allocations\":[{\"invoice\":\"%s\"}]}".formatted(some);
            case "payments/ID/refunds" -> "{\"amount\":\"1\"}";
            default -> FinancialTenant.request("1", "1");
        };
    }
}
