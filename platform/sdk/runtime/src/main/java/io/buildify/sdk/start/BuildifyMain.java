package io.buildify.sdk.start;

import io.buildify.sdk.environment.DatabaseAddress;
import io.buildify.sdk.environment.EnvironmentIncomplete;
import io.buildify.sdk.environment.ModuleEnvironment;
import io.buildify.sdk.environment.SealingKeys;
import io.buildify.sdk.environment.Variables;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import sun.misc.Signal;

/**
 * Every module's entry. Migrations and erasure run before Quarkus, which never starts for them: they need
 * neither HTTP nor Kafka, and they alone hold the owner's credentials.
 */
@QuarkusMain
public final class BuildifyMain {

    /** A system property that the SDK sets in dev mode: the environment comes from the SDK then, after this class. */
    public static final String DEVELOPMENT = "buildify.development";

    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int ERASE_NOT_SUPPORTED = 3;

    private BuildifyMain() {}

    public static void main(String... arguments) {
        Variables variables = Variables.ofProcess();
        try {
            switch (Command.of(arguments)) {
                case Command.Serve serve -> {
                    if (!Boolean.getBoolean(DEVELOPMENT)) {
                        ModuleEnvironment.from(variables);
                        SealingKeys.from(variables);
                        // A drained end is a success; by itself a JVM ends with 143 on SIGTERM.
                        Signal.handle(new Signal("TERM"), signal -> Quarkus.asyncExit(0));
                    }
                    Quarkus.run();
                }
                case Command.Migrate migrate ->
                    System.out.println(new Migration(DatabaseAddress.from(variables)).run());
                case Command.Erase erase -> {
                    System.out.println(new Erasure(DatabaseAddress.from(variables)).run(erase));
                }
                case Command.Unknown unknown ->
                    end(
                            USAGE,
                            "Unknown arguments %s: start without any to serve, with migrate, or with erase <tenant> [<company>]"
                                    .formatted(unknown.arguments()));
            }
        } catch (EnvironmentIncomplete e) {
            end(FAILED, String.valueOf(e.getMessage()));
        } catch (FlywayException e) {
            end(FAILED, oneLine("The migration failed, the database is as it was before: ", e));
        } catch (EraseNotSupported e) {
            end(ERASE_NOT_SUPPORTED, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            end(FAILED, oneLine("The database refused: ", e));
        }
    }

    private static String oneLine(String prefix, Exception e) {
        return prefix + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private static void end(int code, String lastLine) {
        System.err.println(lastLine);
        System.exit(code);
    }
}
