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

    private static final List<String> ALL = List.of("account.read", "account.write", "invoice.read", "invoice.write");

    ModuleInstance instance;

    @ParameterizedTest
    @CsvSource({
        "account.read, GET, accounts",
        "account.read, GET, accounts/ID",
        "account.write, POST, accounts",
        "invoice.read, GET, invoices",
        "invoice.read, GET, invoices/ID",
        "invoice.write, POST, invoices"
    })
    void aDoorAsksForItsPermission(String permission, String method, String path) {
        FinancialTenant.serve(instance, "guarded", "EUR", "0.2", "INV");
        String[] others = ALL.stream().filter(each -> !each.equals(permission)).toArray(String[]::new);

        assertThat(problem(instance.userWith("guarded", null, others), method, path))
                .isEqualTo("permission-required");
        assertThat(problem(instance.userWith("guarded", null, permission), method, path))
                .isNotEqualTo("permission-required");
    }

    private static String problem(AppUser user, String method, String path) {
        String body = path.equals("accounts")
                ? "{\"code\":\"%s\",\"name\":\"Bank\",\"type\":\"asset\"}"
                        .formatted(UUID.randomUUID().toString().substring(0, 8))
                : FinancialTenant.request("1", "1");
        return user.send(
                        method,
                        path.replace("ID", UUID.randomUUID().toString()),
                        method.equals("GET") ? "" : body,
                        "Content-Type",
                        "application/json")
                .problem();
    }
}
