package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.InstanceDatabase;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Data of releases that had no journal. */
@LocalClusterTest
class MigrationIT {

    private final ModuleInstance instance;

    MigrationIT(LocalCluster cluster) throws SQLException {
        instance = ModuleInstance.prepare(cluster, "financial", "warehouse");
    }

    @AfterEach
    void end() {
        instance.close();
    }

    @Test
    void invoicesFromBeforeTheJournalAreInTheBooks() throws SQLException {
        migrate("3");
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute("""
                    insert into financial.financial_invoices
                           (tenant_id, company_id, id, number, customer, issued_on, currency, tax_rate, net, tax, gross)
                    select tenant, company, gen_random_uuid(), number, 'Acme Corp', '2025-03-01', 'EUR', rate, net, net * rate,
                           net * (1 + rate)
                      from (values ('acme', 'de', 'INV-1', 0.19, 100.00), ('acme', 'de', 'INV-2', 0, 10.00),
                                   ('acme', null, 'INV-1', 0.2, 1.00), ('globex', null, 'INV-1', 0.2, 0.00))
                           as old (tenant, company, number, rate, net);
                    insert into financial.financial_invoice_lines
                           (tenant_id, company_id, invoice_id, position, description, quantity, unit_price, net)
                    select tenant_id, company_id, id, 0, 'Consulting', 1, net, net from financial.financial_invoices;
                    insert into financial.financial_accounts (tenant_id, id, code, name, type)
                    values ('acme', gen_random_uuid(), '1300', 'Mine', 'asset')""");
        }

        migrate("latest");

        Rows rows = new Rows(instance);
        assertThat(rows.text("""
                select string_agg(concat_ws(' ', tenant_id, book, code, balance), ', ' order by tenant_id, book, code)
                  from (select a.tenant_id, a.book, a.code, trim_scale(sum(l.amount)) as balance
                          from financial.financial_entry_lines l join financial.financial_accounts a
                            on (a.tenant_id, a.book, a.id) = (l.tenant_id, l.book, l.account_id)
                         group by 1, 2, 3) as sums"""))
                .isEqualTo("acme  1300.1 1.2, acme  2200 -0.2, acme  4000 -1, "
                        + "acme de 1300 129, acme de 2200 -19, acme de 4000 -110");
        assertThat(rows.text("""
                select string_agg(concat_ws(' ', tenant_id, book, name), ', ' order by tenant_id, book)
                  from financial.financial_customers""")).isEqualTo("acme  Acme Corp, acme de Acme Corp, globex  Acme Corp");
        assertThat(rows.count("""
                select count(*) from financial.financial_periods where month = '2025-03-01'""")).isEqualTo(2);
    }

    private void migrate(String target) {
        InstanceDatabase database = instance.database();
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name()),
                        database.owner(),
                        database.password())
                .schemas("financial")
                .createSchemas(false)
                .placeholderReplacement(false)
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }
}
