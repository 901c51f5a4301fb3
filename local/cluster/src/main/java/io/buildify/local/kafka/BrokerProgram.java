package io.buildify.local.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The broker's own process: formats its folder at the first start, then serves until SIGTERM.
 * Its only argument is the properties file; the passwords are in there, so it is readable by its owner only.
 */
public final class BrokerProgram {

    private BrokerProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        new DataFolder(Path.of(properties.getProperty("log.dirs"))).formatOnce(() -> format(file, properties));
        Kafka.main(new String[] {file.toString()});
    }

    private static void format(Path file, Properties properties) {
        String administrator = properties.getProperty(BrokerProperties.ADMINISTRATOR);
        String password = properties.getProperty(BrokerProperties.ADMINISTRATOR_PASSWORD);
        int status = StorageTool.execute(
                new String[] {
                    "format",
                    "--standalone",
                    "--config",
                    file.toString(),
                    "--cluster-id",
                    Uuid.randomUuid().toString(),
                    "--add-scram",
                    "SCRAM-SHA-512=[name=" + administrator + ",password=" + password + "]"
                },
                System.out);
        if (status != 0) {
            throw new IllegalStateException("Kafka's data folder could not be formatted.");
        }
    }
}
