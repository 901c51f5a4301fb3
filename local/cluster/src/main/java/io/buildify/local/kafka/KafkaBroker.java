package io.buildify.local.kafka;

import static io.buildify.local.home.ClusterDescription.KAFKA_ADMINISTRATOR;

import io.buildify.local.cache.Cache;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import io.buildify.local.home.PrivateFile;
import io.buildify.local.process.ClassArchives;
import io.buildify.local.process.JavaCommand;
import io.buildify.local.process.Program;
import io.buildify.local.process.Readiness;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The Kafka of one cluster. */
public final class KafkaBroker {

    private final Home home;
    private final ClusterDescription cluster;
    private final String password;
    private final Path classArchive;

    /**
     * @param password of the broker's administrator
     * @param cache where all clusters share an archive of the broker's classes, which halves its start
     */
    public KafkaBroker(Home home, ClusterDescription cluster, String password, Cache cache) {
        this.home = home;
        this.cluster = cluster;
        this.password = password;
        this.classArchive = new ClassArchives(cache.root(), Clock.systemUTC()).of("kafka");
    }

    /** Writes the broker's properties. */
    public void prepare() {
        BrokerProperties properties =
                new BrokerProperties(cluster, home.kafka().resolve("data"), KAFKA_ADMINISTRATOR, password);
        PrivateFile.write(
                file(),
                properties.all().entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /** How it is started. */
    public Program program() {
        return new Program(
                "kafka",
                java().main(BrokerProgram.class, List.of(file().toString())),
                home.log("kafka"),
                Readiness.listening(cluster.ports().kafka()));
    }

    private JavaCommand java() {
        List<String> options = new ArrayList<>(List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC"));
        if (cluster.throwAway()) {
            // such a cluster does not live until optimizing its broker has paid
            options.add("-XX:TieredStopAtLevel=1");
        }
        return new JavaCommand(options).sharing(classArchive);
    }

    private Path file() {
        return home.kafka().resolve("broker.properties");
    }
}
