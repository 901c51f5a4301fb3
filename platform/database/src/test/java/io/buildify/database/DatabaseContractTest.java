package io.buildify.database;

import static io.buildify.database.Installation.run;
import static io.buildify.database.Installation.strings;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DatabaseContractTest {
    private final DatabaseContract contract = new DatabaseContract();

    @Test
    void isInstalledOnce() throws SQLException {
        try (Connection administrator = emptyDatabase("once")) {
            assertThat(contract.install(administrator)).isTrue();
            assertThat(contract.install(administrator)).isFalse();
            assertThat(new DatabaseContract().install(administrator)).isFalse();
        }
    }

    @Test
    void isInstalledOnceByManyAtATime() throws Exception {
        emptyDatabase("many").close();
        List<Callable<Boolean>> installers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            installers.add(() -> {
                try (Connection administrator = PostgresServer.shared().administrator("many")) {
                    return contract.install(administrator);
                }
            });
        }
        int installed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : threads.invokeAll(installers)) {
                installed += answer.get() ? 1 : 0;
            }
        }
        assertThat(installed).isEqualTo(1);
    }

    @Test
    void replacesOtherScriptsOfItsVersionAndEarlierOnes() throws SQLException {
        Installation installation = Installation.create();
        try (Connection administrator = installation.administrator();
                Connection owner = installation.owner()) {
            run(owner, "create table kept (tenant_id text not null, company_id text, primary key (tenant_id))");
            run(owner, "select buildify.protect('kept')");
            run(administrator, "create or replace function buildify.tenant() returns text language sql return 'evil'");
            run(administrator, "comment on schema buildify is 'buildify 0 00'");

            assertThat(contract.install(administrator)).isTrue();

            assertThat(strings(administrator, "select buildify.tenant()")).containsExactly((String) null);
            assertThat(strings(administrator, "select relation from buildify.protected_table"))
                    .hasSize(1);
        }
    }

    @Test
    void leavesALaterVersionAlone() throws SQLException {
        try (Connection administrator = emptyDatabase("later")) {
            contract.install(administrator);
            run(administrator, "comment on schema buildify is 'buildify " + (DatabaseContract.VERSION + 1) + " 00'");
            assertThat(contract.install(administrator)).isFalse();
        }
    }

    private static Connection emptyDatabase(String name) throws SQLException {
        try (Connection postgres = PostgresServer.shared().administrator("postgres")) {
            run(postgres, "create database " + name);
        }
        return PostgresServer.shared().administrator(name);
    }
}
