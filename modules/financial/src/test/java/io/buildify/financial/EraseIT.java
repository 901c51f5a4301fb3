package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.InstanceDatabase;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody may delete goes with its owner. */
@FinancialTest
class EraseIT {

    private static final List<String> TABLES = List.of(
            "accounts",
            "books",
            "periods",
            "entries",
            "entry_lines",
            "customers",
            "invoices",
            "invoice_lines",
            "invoice_numbers",
            "credit_notes",
            "payments",
            "allocations",
            "refunds");

    ModuleInstance instance;

    @Test
    void aCompanyGoesThenItsTenantAndNobodyElse() throws SQLException {
        FinancialTenant.of(instance, "leaving");
        FinancialTenant.of(instance, "staying");
        work(FinancialTenant.at(instance, "leaving", "de"));
        work(FinancialTenant.at(instance, "leaving", null));
        work(FinancialTenant.at(instance, "staying", "de"));

        erase("'leaving', 'de'");

        assertThat(TABLES).allSatisfy(table -> {
            assertThat(rows(table, "leaving", "company_id = 'de'")).as(table).isZero();
            assertThat(rows(table, "leaving", "company_id is null")).as(table).isPositive();
            assertThat(rows(table, "staying", "company_id = 'de'")).as(table).isPositive();
        });

        erase("'leaving'");

        assertThat(TABLES).allSatisfy(table -> {
            assertThat(rows(table, "leaving", "true")).as(table).isZero();
            assertThat(rows(table, "staying", "company_id = 'de'")).as(table).isPositive();
        });
    }

    /** Something in every table. */
    private static void work(FinancialTenant keeper) {
        String parent = keeper.account("6000", "expense");
        keeper.user()
                .post(
                        "accounts",
                        "{\"code\":\"6100\",\"name\":\"Rent\",\"type\":\"expense\",\"parent\":\"%s\"}"
                                .formatted(parent));
        String invoice = keeper.sell("Acme Corp", "10").text("/id");
        String payment = keeper.pay("20", invoice, "5").text("/id");
        keeper.refund(payment, "1");
        keeper.cancel(invoice);
        keeper.draft("Acme Corp", "1");
        String entry = keeper.post("2025-01-15", "6100", "1100", "1").text("/id");
        keeper.close("2025-01");
        assertThat(keeper.user()
                        .post("journal-entries/" + entry + "/reverse", "{\"description\":\"No\"}")
                        .status())
                .isEqualTo(201);
    }

    private long rows(String table, String tenant, String condition) {
        return new Rows(instance)
                .count("select count(*) from financial.financial_%s where tenant_id = '%s' and %s"
                        .formatted(table, tenant, condition));
    }

    private void erase(String whom) throws SQLException {
        InstanceDatabase database = instance.database();
        try (Connection owner = DriverManager.getConnection(
                        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name()),
                        database.owner(),
                        database.password());
                Statement statement = owner.createStatement()) {
            statement.execute("select buildify.erase(%s)".formatted(whom));
        }
    }
}
