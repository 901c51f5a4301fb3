package io.buildify.sdk.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.sdk.scope.Scope;
import io.buildify.testing.ModuleInstance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection, many borrowers, and a wire that goes wrong: nobody sees or writes what is another's. */
@LocalClusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantPoolIT {

    private static final Scope ACME = new Scope("acme", null);
    private static final Scope ACME_DE = new Scope("acme", "acme-de");
    private static final Scope GLOBEX = new Scope("globex", null);

    private final Vertx vertx = Vertx.vertx();
    private final ModuleInstance instance;
    private FaultyWire wire;
    private PgConnectOptions options;
    private final OutboxCommits outboxCommits = new OutboxCommits();
    private TenantPool pool;
    private volatile @Nullable Scope scope;
    private volatile String actor = "";

    TenantPoolIT(LocalCluster cluster) throws SQLException {
        instance = ModuleInstance.create(cluster, "pool");
    }

    /** With no connection yet: a wire that is faulty from the start garbles also what is prepared once. */
    @BeforeEach
    void connect() throws IOException {
        wire = new FaultyWire(instance.database().host(), instance.database().port());
        options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(wire.port())
                .setDatabase(instance.database().name())
                .setUser(instance.database().login())
                .setPassword(instance.database().password())
                .setCachePreparedStatements(true)
                .addProperty("search_path", "pool");
        pool = pool(options);
    }

    /** Of one connection. */
    private TenantPool pool(PgConnectOptions options) {
        return new TenantPool(
                (VertxInternal) vertx,
                PgBuilder.pool()
                        .using(vertx)
                        .connectingTo(options)
                        .with(new PoolOptions().setMaxSize(1))
                        .build(),
                () -> TenantSettings.of(scope, actor),
                outboxCommits);
    }

    @BeforeAll
    void everybodyHasOneNote() throws SQLException {
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute("""
                    insert into pool.notes (tenant_id, company_id, text) values
                    ('acme', null, 'of acme'), ('acme', 'acme-de', 'of acme/acme-de'), ('globex', null, 'of globex')""");
        }
    }

    @AfterEach
    void theNextBorrowerIsServed() throws Exception {
        wire.mend();
        actor = "";
        await().ignoreExceptions().until(() -> texts(GLOBEX), equalTo(List.of("of globex")));
        assertThat(everyRow()).isEqualTo(3);
        result(pool.close());
        wire.close();
    }

    @AfterAll
    void end() throws SQLException {
        result(vertx.close());
        instance.close();
    }

    @Test
    void eachScopeSeesItsOwnRows() {
        assertThat(texts(ACME)).containsExactlyInAnyOrder("of acme", "of acme/acme-de");
        assertThat(texts(ACME_DE)).containsExactlyInAnyOrder("of acme", "of acme/acme-de");
        assertThat(texts(new Scope("acme", "acme-fr"))).containsExactly("of acme");
        assertThat(texts(GLOBEX)).containsExactly("of globex");
        assertThat(texts(new Scope("nobody", null))).isEmpty();
    }

    @Test
    void withoutAScopeNothingIsSeenAndNothingIsWritten() {
        assertThat(texts(null)).isEmpty();
        assertThatThrownBy(() -> as(
                        null,
                        connection -> connection
                                .query("insert into notes (text) values ('nobody')")
                                .execute()))
                .hasRootCauseInstanceOf(PgException.class);
    }

    @Test
    void aForgedRowIsRefused() {
        assertThatThrownBy(() -> as(
                        ACME,
                        connection -> connection
                                .query("insert into notes (tenant_id, text) values ('globex', 'forged')")
                                .execute()))
                .hasRootCauseInstanceOf(PgException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void nothingIsCarriedToTheNextBorrower() {
        assertThat(texts(ACME)).isNotEmpty();

        assertThat(texts(null)).isEmpty();
    }

    @Test
    void notEvenWhatWasSetForTheWholeSession() {
        as(
                ACME,
                connection ->
                        connection.query("set session buildify.tenant = 'acme'").execute());

        assertThat(texts(GLOBEX)).containsExactly("of globex");
        assertThat(texts(null)).isEmpty();
    }

    @Test
    void onlyACommitThatWritesToTheOutboxIsTold() {
        AtomicInteger told = new AtomicInteger();
        outboxCommits.onCommit(told::incrementAndGet);
        String publish = OutboxCommits.INSERT
                + " (key, id, type, subject, happened_at, data) values ('k', '1', 'pool.a.b', 's', now(), '{}')";
        String undo = "delete from event_outbox";

        assertThat(texts(ACME)).isNotEmpty();
        assertThatThrownBy(() -> as(
                        ACME,
                        connection -> connection
                                .preparedQuery(publish)
                                .execute()
                                .flatMap(done -> Future.failedFuture("changed its mind"))))
                .hasStackTraceContaining("changed its mind");
        assertThat(told).hasValue(0);

        as(ACME, connection -> connection.preparedQuery(publish).execute());
        assertThat(told).hasValue(1);

        as(ACME, connection -> connection.preparedQuery(undo).execute());
        assertThat(told).hasValue(1);
    }

    /** Whatever a token's subject is, it is one text. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void whatATransactionIsToldArrivesAsItIs(String standardConformingStrings) {
        TenantPool another = pool(
                new PgConnectOptions(options).addProperty("standard_conforming_strings", standardConformingStrings));
        scope = ACME_DE;
        for (String subject : SqlTextTest.NASTY) {
            actor = subject;
            Row told = result(another.withTransaction(
                            connection -> connection.preparedQuery("""
                            select current_setting('buildify.tenant'), current_setting('buildify.company'),
                                   current_setting('buildify.actor'), current_setting('buildify.system')""").execute()))
                    .iterator()
                    .next();
            assertThat(List.of(told.getString(0), told.getString(1), told.getString(2), told.getString(3)))
                    .containsExactly("acme", "acme-de", subject, "");
        }
        result(another.close());
    }

    @Test
    void whatNoTextOfTheDatabaseCanBeBeginsNoTransaction() {
        for (String subject : SqlTextTest.IMPOSSIBLE) {
            actor = subject;
            List<String> seen = new ArrayList<>();
            assertThatThrownBy(() -> as(ACME, connection -> readAndWrite(connection, seen)))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
            assertThat(seen).isEmpty();
        }
    }

    /** An author's text that a client has got into: one statement runs, or none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select text from notes; set local buildify.tenant = 'globex'",
                "select text from notes; commit; begin; set local buildify.tenant = 'globex'; select text from notes",
                "select text from notes where set_config('buildify.tenant', 'globex', true) is not null"
            })
    void aTextChoosesNoOtherTenant(String text) {
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> as(
                        ACME,
                        connection -> connection
                                .query(text)
                                .execute()
                                .onSuccess(rows -> rows.forEach(row -> seen.add(row.getString(0))))))
                .hasRootCauseInstanceOf(PgException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void aRolledBackTransactionLeavesNothing() {
        assertThatThrownBy(() -> as(
                        ACME,
                        connection -> connection
                                .query("insert into notes (text) values ('gone')")
                                .execute()
                                .compose(done -> Future.failedFuture("changed my mind"))))
                .hasMessageContaining("changed my mind");

        assertThat(texts(null)).isEmpty();
    }

    @Test
    void statementsOutsideATransactionAreRefused() {
        assertThatExceptionOfType(OutsideTransaction.class).isThrownBy(() -> pool.query("select 1"));
        assertThatExceptionOfType(OutsideTransaction.class).isThrownBy(() -> pool.preparedQuery("select 1"));

        SqlConnection connection = result(pool.getConnection());
        try {
            assertThatExceptionOfType(OutsideTransaction.class).isThrownBy(() -> connection.query("select 1"));
            assertThatExceptionOfType(OutsideTransaction.class).isThrownBy(() -> connection.preparedQuery("select 1"));
            assertThatExceptionOfType(OutsideTransaction.class).isThrownBy(() -> connection.prepare("select 1"));
            result(result(connection.begin()).commit());
            assertThatExceptionOfType(OutsideTransaction.class).isThrownBy(() -> connection.query("select 1"));
        } finally {
            result(connection.close());
        }
    }

    @Test
    void aTransactionThatDidNotBeginNeitherReadsNorWritesNorCommits() {
        wire.garble("BEGIN");

        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> as(ACME, connection -> readAndWrite(connection, seen)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void aTransactionWhoseScopeWasNotTakenNeitherReadsNorWritesNorCommits() {
        wire.garble("set local");

        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> as(ACME, connection -> readAndWrite(connection, seen)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void anEmptyTransactionWhoseScopeWasNotTakenDoesNotCommitEither() {
        wire.garble("set local");

        assertThatThrownBy(() -> as(ACME, connection -> Future.succeededFuture()))
                .hasRootCauseInstanceOf(PgException.class)
                .hasStackTraceContaining("did not take its tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "set local"})
    void aWireThatBreaksEndsTheTransaction(String where) {
        wire.breakAt(where);

        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> as(ACME, connection -> readAndWrite(connection, seen)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(seen).isEmpty();
    }

    /** Sends all at once, as a pipeline does, before any answer is there. */
    private static Future<?> readAndWrite(SqlConnection connection, List<String> seen) {
        Future<?> read = connection
                .query("select text from notes")
                .execute()
                .onSuccess(rows -> rows.forEach(row -> seen.add(row.getString(0))));
        Future<?> write =
                connection.query("insert into notes (text) values ('never')").execute();
        // The author forgives both, and goes on to commit.
        return Future.join(read, write).otherwiseEmpty();
    }

    private List<String> texts(@Nullable Scope reader) {
        List<String> texts = new ArrayList<>();
        as(
                reader,
                connection -> connection
                        .query("select text from notes")
                        .execute()
                        .onSuccess(rows -> {
                            for (Row row : rows) {
                                texts.add(row.getString(0));
                            }
                        }));
        return texts;
    }

    private int everyRow() throws SQLException {
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pool.notes")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void as(@Nullable Scope writer, Function<SqlConnection, Future<?>> work) {
        scope = writer;
        result(pool.withTransaction(connection -> work.apply(connection).mapEmpty()));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
