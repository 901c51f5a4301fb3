package io.buildify.bench;

import static io.buildify.bench.RequestCase.anonymous;
import static io.buildify.bench.RequestCase.floor;
import static io.buildify.bench.RequestCase.request;

import io.buildify.local.junit.Database;
import io.buildify.local.junit.LocalCluster;
import io.buildify.testing.ModuleInstance;
import io.vertx.core.http.HttpMethod;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Invoices of the module financial. The plain service has a copy of its database, keys, checks and triggers of the
 * journal with it, without the policies.
 */
final class InvoiceRequests implements RequestPair {

    private static final int ROWS = 10_000;
    private static final String INVOICE = """
            {"customer":"Acme Corp","draft":%s,"lines":[
             {"description":"Consulting","quantity":"10","unit_price":"150.00"},
             {"description":"Bolts","sku":"BOLT-8","quantity":"200","unit_price":"0.35"},
             {"description":"Manual","quantity":"3","unit_price":"19.90","tax_rate":"0.07"}]}""";
    private static final String ISSUED = INVOICE.formatted("false");
    private static final String DRAFT = INVOICE.formatted("true");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServedModule module;
    private final Database server;
    private final String copy;
    private final Peer plain;
    private final String token;
    private final String id;

    InvoiceRequests(LocalCluster cluster) throws Exception {
        server = cluster.database();
        ModuleInstance instance = ModuleInstance.prepare(cluster, "financial", "warehouse");
        module = new ServedModule(instance, ServedModule.packaged("modules/financial"), instance.environment());
        token = module.token("invoice.read", "invoice.write");
        module.enable(
                "{\"currency\":\"EUR\",\"tax_rate\":0.19,\"invoice_prefix\":\"INV\",\"payment_days\":14}",
                token,
                "invoices");
        awaitChartOfAccounts(instance);
        module.stop();
        id = prepare(instance);
        copy = instance.database().name() + "_plain";
        copy(instance);
        module.start(token);
        plain = PlainService.start(instance, copy);
    }

    private static void awaitChartOfAccounts(ModuleInstance instance) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            while (System.nanoTime() < deadline) {
                try (ResultSet rows =
                        statement.executeQuery("select exists (select from financial.financial_accounts)")) {
                    rows.next();
                    if (rows.getBoolean(1)) {
                        return;
                    }
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
        throw new IllegalStateException("Tenant " + ServedModule.TENANT + " has got no accounts");
    }

    /** Issued invoices of three lines, without their entries: triggers are off. Answers the id of one. */
    private static String prepare(ModuleInstance instance) throws SQLException {
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute("set session_replication_role = replica; set search_path = financial");
            statement.execute("""
                    insert into financial_customers (tenant_id, company_id, id, name, created_by, changed_by)
                    values ('%s', null, gen_random_uuid(), 'Acme Corp', 'bench', 'bench')""".formatted(ServedModule.TENANT));
            statement.execute("""
                    insert into financial_invoices (tenant_id, company_id, id, state, number, customer_id, customer, issued_on,
                           due_on, currency, net, tax, gross, created_by, changed_by)
                    select tenant_id, null, gen_random_uuid(), 'issued', 'OLD-' || i, id, name, current_date, current_date + 14,
                           'EUR', 1629.70, 302.48, 1932.18, 'bench', 'bench'
                      from financial_customers, generate_series(1, %d) i""".formatted(ROWS));
            statement.execute("""
                    insert into financial_invoice_lines (tenant_id, company_id, invoice_id, position, description, quantity,
                           unit_price, tax_rate, net)
                    select tenant_id, null, id, position, description, quantity, unit_price, tax_rate, round(quantity * unit_price, 2)
                      from financial_invoices, (values (0, 'Consulting', 10, 150.00, 0.19), (1, 'Bolts', 200, 0.35, 0.19),
                           (2, 'Manual', 3, 19.90, 0.07)) as line (position, description, quantity, unit_price, tax_rate)""");
            statement.execute("vacuum analyze");
            try (ResultSet rows =
                    statement.executeQuery("select id from financial_invoices order by id limit 1 offset 5000")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** The same database without what is the SDK's: policies, and the trigger that counts changes. */
    private void copy(ModuleInstance instance) throws SQLException {
        try (Connection connection = server.connect(server.sharedDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"%s\" template \"%s\""
                    .formatted(copy, instance.database().name()));
            statement.execute("alter database \"%s\" set search_path = financial".formatted(copy));
        }
        try (Connection connection = server.connect(copy);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    declare
                        relation regclass;
                    begin
                        for relation in select oid from pg_class where relrowsecurity loop
                            execute format('alter table %s disable row level security', relation);
                        end loop;
                        for relation in select tgrelid from pg_trigger where tgname = 'buildify_track' loop
                            execute format('drop trigger buildify_track on %s', relation);
                        end loop;
                    end
                    $$""");
        }
    }

    @Override
    public List<RequestCase> cases() {
        int floor = plain.port();
        String all = "financial/invoices";
        String one = all + "/" + id;
        return List.of(
                floor("GET one, plain", request(floor, HttpMethod.GET, one, token), ""),
                new RequestCase("GET one", "GET one, plain", request(module.port(), HttpMethod.GET, one, token), ""),
                new RequestCase(
                        "GET one, plain, without a transaction",
                        "GET one, plain",
                        request(floor, HttpMethod.GET, "financial/outside/" + id, token),
                        ""),
                new RequestCase(
                        "GET one, plain, without a token",
                        "GET one, plain",
                        anonymous(floor, HttpMethod.GET, "financial/open/" + id),
                        ""),
                floor("GET 20, plain", request(floor, HttpMethod.GET, all, token), ""),
                new RequestCase(
                        "GET 20",
                        "GET 20, plain",
                        request(module.port(), HttpMethod.GET, all + "?limit=20", token),
                        ""),
                floor("POST a draft, plain", request(floor, HttpMethod.POST, all, token), DRAFT),
                new RequestCase(
                        "POST a draft",
                        "POST a draft, plain",
                        request(module.port(), HttpMethod.POST, all, token),
                        DRAFT),
                floor("POST, issued, plain", request(floor, HttpMethod.POST, all, token), ISSUED),
                new RequestCase(
                        "POST, issued, with its event",
                        "POST, issued, plain",
                        request(module.port(), HttpMethod.POST, all, token),
                        ISSUED));
    }

    @Override
    public void close() throws Exception {
        plain.close();
        try (Connection connection = server.connect(server.sharedDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists \"%s\" with (force)".formatted(copy));
        }
        module.close();
    }
}
