package io.buildify.sdk.it;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.Records;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A tenant becomes dedicated and shared again while its users write: the instances take over from each other as the
 * operator has them, each as the publisher of its events and as their subscriber.
 */
@LocalClusterTest
class HandoverIT {

    private static final String TENANT = "acme";

    private final Replicas replicas;
    private final ModuleInstance shared;
    private final List<ModuleProcess> running = new CopyOnWriteArrayList<>();

    HandoverIT(LocalCluster cluster) throws SQLException {
        replicas = new Replicas(cluster);
        shared = replicas.instance;
    }

    @AfterEach
    void end() {
        replicas.close();
    }

    @Test
    void noEventIsLostRepeatedOrOvertakenAndNoRequestAnsweredByTheWrongInstance() throws Exception {
        shared.publish(TENANT, null, Records.tenant("{}"));
        running.add(replicas.start());
        try (Writers writers = new Writers(() -> replicas.users(running, TENANT))) {
            for (int flip = 0; flip < Size.ofFlips(); flip++) {
                passes(writers);
                ModuleInstance dedicated = shared.dedicated(TENANT);
                ModuleProcess process = becomesDedicated(dedicated);
                passes(writers);
                becomesShared(dedicated, process);
            }
            passes(writers);
            new Outcome(shared, TENANT).isWhole(writers.end());
        }
    }

    /** The tenant comes back to an instance that dies when it knows what others have left of his events. */
    @Test
    void nothingIsLostWhereAProcessDiesBeforeItHasNotedWhereItBeginsAgain() throws Exception {
        shared.publish(TENANT, null, Records.tenant("{}"));
        ModuleProcess mortal = replicas.startToDieAt("BEFORE_LOOK_BACK_NOTED");
        running.add(mortal);
        try (Writers writers = new Writers(() -> replicas.users(running, TENANT))) {
            passes(writers);
            ModuleInstance dedicated = shared.dedicated(TENANT);
            ModuleProcess process = becomesDedicated(dedicated);
            passes(writers);
            becomesShared(dedicated, process);
            EventWait.until(() -> !mortal.isAlive());
            running.remove(mortal);
            running.add(replicas.start());
            passes(writers);
            new Outcome(shared, TENANT).isWhole(writers.end());
        }
    }

    /** First the instance that is to serve has the record; once it serves, the other loses it. */
    private ModuleProcess becomesDedicated(ModuleInstance dedicated) {
        dedicated.publish(TENANT, null, Records.tenant("{}"));
        ModuleProcess process = replicas.start(dedicated);
        AppUser user = replicas.user(process, TENANT);
        EventWait.until(() -> user.get("notes").status() == 200);
        running.add(process);
        shared.publish(TENANT, null, null);
        return process;
    }

    private void becomesShared(ModuleInstance dedicated, ModuleProcess process) {
        shared.publish(TENANT, null, Records.tenant("{}"));
        running.remove(process);
        process.terminated();
        dedicated.close();
    }

    private static void passes(Writers writers) {
        int before = writers.count();
        EventWait.until(() -> writers.count() > before + 100);
    }
}
