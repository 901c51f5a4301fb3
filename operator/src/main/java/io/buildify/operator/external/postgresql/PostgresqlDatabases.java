package io.buildify.operator.external.postgresql;

import io.buildify.operator.external.Administrators;
import io.buildify.operator.external.DatabaseAdministrator;
import io.buildify.operator.external.DatabaseInventory;
import io.buildify.operator.external.DatabasePort;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.external.Password;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database servers of the installation, by plain JDBC. */
public final class PostgresqlDatabases implements DatabasePort {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlDatabases.class);

    private final Administrators administrators;
    private final Duration timeout;
    private final ExternalCalls calls;
    private final KnownPasswords passwords;
    private final Ensured ensured = new Ensured();
    private final Resync resync = new Resync(ensured);
    private final Map<String, ReadWriteLock> locks = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param timeout of connecting, of each statement and of each wait for a lock
     * @param random for the salts of passwords
     */
    public PostgresqlDatabases(
            Administrators administrators, Duration timeout, ExternalCalls calls, SecureRandom random) {
        this.administrators = administrators;
        this.timeout = timeout;
        this.calls = calls;
        this.passwords = new KnownPasswords(random);
    }

    @Override
    public void ensureDatabase(DatabasePlan plan, Password owner) {
        among(plan.server(), server -> {
            provisioning(server).database(plan, owner);
            ensured.database(plan, owner);
        });
    }

    @Override
    public void ensureLogin(LoginPlan plan, Password password) {
        among(plan.database().server(), server -> {
            provisioning(server).login(plan, password);
            ensured.login(plan, password);
        });
    }

    @Override
    public void handOverEvents(LoginPlan plan) {
        among(plan.database().server(), server -> provisioning(server).handOverEvents(plan));
    }

    @Override
    public void forgetEvents(LoginPlan plan) {
        among(plan.database().server(), server -> new Removal(server, calls).events(plan));
    }

    @Override
    public void dropLogin(LoginPlan plan) {
        among(plan.database().server(), server -> {
            ensured.forget(plan);
            new Removal(server, calls).login(plan);
            passwords.forget(plan.database().server(), plan.login());
        });
    }

    @Override
    public void dropDatabase(DatabasePlan plan) {
        among(plan.server(), server -> {
            ensured.forget(plan);
            new Removal(server, calls).database(plan);
            passwords.forget(plan.server(), plan.owner());
        });
    }

    @Override
    public void resync() {
        for (String name : ensured.servers()) {
            try {
                on(
                        name,
                        server -> resync.run(
                                server, provisioning(server), lock(name).writeLock()));
            } catch (ExternalException e) {
                LOG.warn("Not compared with what should be: {}", e.getMessage());
            }
        }
    }

    @Override
    public DatabaseInventory inventory(String name) {
        Server server = server(name);
        try {
            return calls.read("database.inventory", () -> Inventory.read(server));
        } catch (SQLException e) {
            throw DatabaseFailure.of(server.administrator(), e);
        }
    }

    private Provisioning provisioning(Server server) {
        return new Provisioning(server, passwords, calls, told);
    }

    private Server server(String name) {
        return new Server(administrators.database(name), timeout);
    }

    /** Beside others, but not beside a resync. */
    private void among(String name, Work work) {
        Lock oneOfMany = lock(name).readLock();
        oneOfMany.lock();
        try {
            on(name, work);
        } finally {
            oneOfMany.unlock();
        }
    }

    private ReadWriteLock lock(String name) {
        return locks.computeIfAbsent(name, server -> new ReentrantReadWriteLock());
    }

    private void on(String name, Work work) {
        DatabaseAdministrator administrator = administrators.database(name);
        try {
            work.on(new Server(administrator, timeout));
        } catch (SQLException e) {
            throw DatabaseFailure.of(administrator, e);
        }
    }

    /** Lines that need a server. */
    @FunctionalInterface
    private interface Work {
        void on(Server server) throws SQLException;
    }
}
