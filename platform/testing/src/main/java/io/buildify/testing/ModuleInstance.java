package io.buildify.testing;

import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.token.TokenRequest;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * An instance of the module under test, with a database, a configuration topic and identities of its own on
 * the local cluster. It stands for the operator, which does the same with custom resources.
 */
public final class ModuleInstance implements AutoCloseable {

    /** The release that the module under test is told to run. */
    public static final String RELEASE = "1.0.0";

    private static final String USER = "test-user";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final Duration FOLLOWED = Duration.ofSeconds(60);

    private final LocalCluster cluster;
    private final String module;
    private final String instance;
    private final InstanceDatabase database;
    private final InstanceTopic topic;
    private final InstanceEvents events;
    private final List<String> permissions;
    private final boolean isDedicated;
    private final List<String> subscriptions;
    private final String whenDisabled;

    private ModuleInstance(LocalCluster cluster, String module, List<String> publishers) {
        this.cluster = cluster;
        this.module = module;
        this.instance = module + "-" + random(4);
        String password = random(16);
        this.database = new InstanceDatabase(cluster.database(), module, instance, password, key());
        this.topic = new InstanceTopic(cluster.kafka(), instance, password);
        this.events = new InstanceEvents(cluster.kafka(), module, instance, publishers);
        ModuleFile file = ModuleFile.in(Path.of(""));
        this.permissions = file.permissions();
        this.subscriptions = file.subscriptions();
        this.whenDisabled = file.whenDisabled();
        this.isDedicated = false;
    }

    private ModuleInstance(ModuleInstance shared, String tenant) throws SQLException {
        this.cluster = shared.cluster;
        this.module = shared.module;
        this.instance = shared.instance + "-" + tenant;
        this.database = shared.database.admit(instance, tenant);
        this.topic = new InstanceTopic(cluster.kafka(), instance, database.password());
        this.events = shared.events.of(instance);
        this.permissions = shared.permissions;
        this.subscriptions = shared.subscriptions;
        this.whenDisabled = shared.whenDisabled;
        this.isDedicated = true;
    }

    /**
     * An instance of the tenant's own on this one's database, as a tenant gets it that is dedicated. Close it before
     * this one.
     */
    public ModuleInstance dedicated(String tenant) throws SQLException {
        ModuleInstance dedicated = new ModuleInstance(this, tenant);
        dedicated.topic.create();
        dedicated.topic.createUser();
        dedicated.events.create();
        return dedicated;
    }

    /**
     * Makes everything, and migrates the database with the scripts on the class path.
     *
     * @param publishers whose events it reads; core's and its own if none is named
     */
    public static ModuleInstance create(LocalCluster cluster, String module, String... publishers) throws SQLException {
        ModuleInstance created = prepare(cluster, module, publishers);
        created.database.migrate();
        return created;
    }

    /**
     * Makes everything; the database has no tables then.
     *
     * @param publishers whose events it reads; core's and its own if none is named
     */
    public static ModuleInstance prepare(LocalCluster cluster, String module, String... publishers)
            throws SQLException {
        List<String> read = publishers.length == 0 ? List.of("core", module) : List.of(publishers);
        ModuleInstance created = new ModuleInstance(cluster, module, read);
        created.database.create();
        created.topic.create();
        created.topic.createUser();
        created.events.create();
        return created;
    }

    /** The environment of its serving process, as in docs/module-contract.md. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("BUILDIFY_MODULE", module);
        environment.put("BUILDIFY_INSTANCE", instance);
        environment.put("BUILDIFY_RELEASE", RELEASE);
        environment.put("BUILDIFY_API_PREFIX", "/api/v1/" + module);
        environment.put(
                "BUILDIFY_DATABASE_URL",
                "postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name()));
        environment.put("BUILDIFY_DATABASE_SCHEMA", module);
        environment.put("BUILDIFY_DATABASE_USERNAME", database.login());
        environment.put("BUILDIFY_DATABASE_PASSWORD", database.password());
        environment.put("BUILDIFY_SEALING_KEYS", database.sealingKeys());
        environment.put("BUILDIFY_KAFKA_BOOTSTRAP", cluster.kafka().bootstrap());
        environment.put("BUILDIFY_KAFKA_SECURITY_PROTOCOL", cluster.kafka().securityProtocol());
        environment.put("BUILDIFY_KAFKA_USERNAME", instance);
        environment.put("BUILDIFY_KAFKA_PASSWORD", database.password());
        environment.put("BUILDIFY_CONFIGURATION_TOPIC", topic.name());
        environment.putAll(events.environment());
        environment.put("BUILDIFY_EVENTS_WHEN_DISABLED", whenDisabled);
        if (!subscriptions.isEmpty()) {
            environment.put("BUILDIFY_EVENTS_PATTERNS", String.join(",", subscriptions));
        }
        environment.put("BUILDIFY_TOKEN_ISSUER", cluster.issuer());
        environment.put("BUILDIFY_TOKEN_AUDIENCE", cluster.audience());
        environment.put("BUILDIFY_TOKEN_KEYS", cluster.publicKeySet());
        return environment;
    }

    /** The environment of its migration and erase Jobs: the same with the owner's credentials. */
    public Map<String, String> ownerEnvironment() {
        Map<String, String> environment = environment();
        environment.put("BUILDIFY_DATABASE_USERNAME", database.owner());
        return environment;
    }

    /** The module's name. */
    public String module() {
        return module;
    }

    /** Its database. */
    public InstanceDatabase database() {
        return database;
    }

    /** Its configuration topic. */
    public InstanceTopic topic() {
        return topic;
    }

    /** Its event topics. */
    public InstanceEvents events() {
        return events;
    }

    public LocalCluster cluster() {
        return cluster;
    }

    /** Publishes a tenant's or a company's record; null takes it away. */
    public void publish(String tenant, @Nullable String company, @Nullable ConfigurationRecord record) {
        topic.publish(new ConfigurationKey(tenant, company), record);
    }

    /** Publishes a record and returns once the running module serves with it. */
    public AppUser serve(String tenant, @Nullable String company, ConfigurationRecord record) {
        publish(tenant, company, record);
        AppUser user = user(tenant, company);
        Awaitility.await("the module follows its topic")
                .atMost(FOLLOWED)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> user.get("configuration").text("/hash").equals(record.hash()));
        return user;
    }

    /** A valid token of a user of the company, or of the tenant as a whole, who may do all that module.yaml lists. */
    public String token(@Nullable String tenant, @Nullable String company) {
        return token(USER, tenant, company, permissions);
    }

    /** A user of the company, or of the tenant as a whole, who may do all that module.yaml lists. */
    public AppUser user(@Nullable String tenant, @Nullable String company) {
        return stranger(token(tenant, company));
    }

    /** A user of that name, with permissions. */
    public AppUser signedIn(String name, @Nullable String tenant, @Nullable String company, String... permissions) {
        return stranger(token(name, tenant, company, List.of(permissions)));
    }

    /** A user who has these permissions and no other. */
    public AppUser userWith(@Nullable String tenant, @Nullable String company, String... permissions) {
        return signedIn(USER, tenant, company, permissions);
    }

    private String token(String name, @Nullable String tenant, @Nullable String company, List<String> permissions) {
        return cluster.sign(new TokenRequest(
                name, cluster.audience(), tenant, company, List.of(), permissions, Duration.ofHours(1)));
    }

    /** Somebody with any token, or none. */
    public AppUser stranger(@Nullable String token) {
        return new AppUser("/api/v1/" + module, token);
    }

    private static String random(int bytes) {
        return HexFormat.of().formatHex(randomBytes(bytes));
    }

    /** A new key to seal with, as in {@code BUILDIFY_SEALING_KEYS}. */
    public static String key() {
        return Base64.getEncoder().encodeToString(randomBytes(KEY_BYTES));
    }

    private static byte[] randomBytes(int count) {
        byte[] random = new byte[count];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Takes everything away again. */
    @Override
    public void close() {
        try {
            events.delete();
            topic.delete();
            topic.deleteUser();
            if (isDedicated) {
                database.dropLogin();
            } else {
                database.drop();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            events.close();
            topic.close();
        }
    }
}
