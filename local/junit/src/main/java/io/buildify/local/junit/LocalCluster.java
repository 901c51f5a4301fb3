package io.buildify.local.junit;

import io.buildify.local.control.ControlClient;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import io.buildify.local.home.PrivateFile;
import io.buildify.local.token.TokenKeys;
import io.buildify.local.token.TokenRequest;
import io.buildify.local.token.TokenSigner;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that the tests of this JVM share: the one in the folder that the system property
 * {@code buildify.test.home} or BUILDIFY_TEST_HOME names, else one of its own that ends with this JVM.
 * Tests keep apart by their tenants' and modules' names.
 */
public final class LocalCluster {

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private static @Nullable LocalCluster shared;

    private final Home home;
    private final @Nullable OwnCluster own;
    private final ClusterDescription description;
    private @Nullable KubernetesClient kubernetes;
    private final Database database;
    private final Kafka kafka;
    private final TokenSigner tokens;

    private LocalCluster(Home home, @Nullable OwnCluster own) {
        this.home = home;
        this.own = own;
        this.description = ClusterDescription.read(home)
                .orElseThrow(() -> new IllegalStateException(home.root()
                        + " holds no cluster. Start one there with BUILDIFY_HOME=" + home.root() + " ./buildify up"));
        this.database = new Database(description, PrivateFile.read(home.credential("postgresql")));
        this.kafka = new Kafka(description, PrivateFile.read(home.credential("kafka")));
        this.tokens = new TokenSigner(TokenKeys.in(home.tokenKeys()), description.issuer(), Clock.systemUTC());
    }

    /** The cluster; started at the first call if none was named. */
    public static synchronized LocalCluster shared() {
        if (shared == null) {
            shared = running(OwnCluster.Extent.BASE);
            shared.endWithThisJvm();
        }
        return shared;
    }

    /**
     * The cluster for somebody who needs PostgreSQL and Kafka only: no more than these are started at the first call if
     * none was named.
     */
    public static synchronized LocalCluster data() {
        if (shared == null) {
            shared = running(OwnCluster.Extent.DATA);
        }
        return shared;
    }

    private static LocalCluster running(OwnCluster.Extent extent) {
        return TestHome.named().map(home -> new LocalCluster(home, null)).orElseGet(() -> {
            OwnCluster own = OwnCluster.start(extent);
            TestHome.name(own.home());
            return new LocalCluster(own.home(), own);
        });
    }

    /** Ends it when this JVM begins to end, if it was started here; without this, it ends once the JVM has ended. */
    public void endWithThisJvm() {
        if (own != null) {
            own.endWithThisJvm();
        }
    }

    /** Ends it if it was started here; else it runs on. By itself it ends once this JVM has ended. */
    public void end() {
        if (own != null) {
            own.end();
        }
    }

    /** A client of the cluster's administrator; leave it open. */
    public synchronized KubernetesClient kubernetes() {
        if (kubernetes == null) {
            kubernetes = new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(home.kubeconfig().toFile()))
                    .build();
        }
        return kubernetes;
    }

    /** For programs that find the API server by a file. */
    public Path kubeconfig() {
        return home.kubeconfig();
    }

    /** The PostgreSQL server. */
    public Database database() {
        return database;
    }

    /** The Kafka broker. */
    public Kafka kafka() {
        return kafka;
    }

    /** A token of a user; a company that is null means the tenant as a whole. */
    public String token(String tenant, @Nullable String company, String... permissions) {
        return sign(new TokenRequest(
                "test-user", description.audience(), tenant, company, List.of(), List.of(permissions), TOKEN_LIFETIME));
    }

    /** Any token at all, also one that must be refused. */
    public String sign(TokenRequest request) {
        return tokens.sign(request);
    }

    /** {@code iss} of its tokens. */
    public String issuer() {
        return description.issuer();
    }

    /** {@code aud} of its tokens. */
    public String audience() {
        return description.audience();
    }

    /** Its public keys, a JSON Web Key Set. */
    public String publicKeySet() {
        return TokenKeys.in(home.tokenKeys()).publicKeySet();
    }

    /** A part to stop, start or kill: {@code postgresql}, {@code kafka}, {@code kube-apiserver}, {@code etcd} … */
    public ClusterPart part(String name) {
        return new ClusterPart(name, ControlClient.of(home, description));
    }

    /** The cluster's folder; for its logs. */
    public Path folder() {
        return home.root();
    }
}
