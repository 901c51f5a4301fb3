package io.buildify.operator.cleanup;

import io.buildify.operator.apply.InstanceRemoval;
import io.buildify.operator.apply.Publishing;
import io.buildify.operator.apply.SealingKeyStore;
import io.buildify.operator.external.DatabasePort;
import io.buildify.operator.external.KafkaPort;
import io.buildify.operator.plan.CleanupPlan;
import io.buildify.operator.status.Step;
import io.buildify.operator.tenancy.AcceptedInstances;
import io.buildify.operator.tenancy.Placements;

/** Removes what one deleted node has left, in the order in which nobody misses what is gone. */
public final class NodeCleanup implements Cleanup {
    private final Publishing publishing;
    private final InstanceRemoval removal;
    private final Erasure erasure;
    private final DatabasePort databases;
    private final KafkaPort kafka;
    private final Placements placements;
    private final SealingKeyStore sealingKeys;
    private final AcceptedInstances accepted;
    private final CleanupRecords records;

    /** @param records all that are to be carried out, whose order matters */
    public NodeCleanup(
            Publishing publishing,
            InstanceRemoval removal,
            Erasure erasure,
            DatabasePort databases,
            KafkaPort kafka,
            Placements placements,
            SealingKeyStore sealingKeys,
            AcceptedInstances accepted,
            CleanupRecords records) {
        this.publishing = publishing;
        this.removal = removal;
        this.erasure = erasure;
        this.databases = databases;
        this.kafka = kafka;
        this.placements = placements;
        this.sealingKeys = sealingKeys;
        this.accepted = accepted;
        this.records = records;
    }

    @Override
    public boolean carryOut(CleanupPlan record) {
        if (record.retained() != null) {
            placements.put(record.retained());
        }
        accepted.remove(record.node().instance());
        require(publishing.withdraw(record.publications()));
        return erased(record) && removed(record) && silent(record);
    }

    private boolean erased(CleanupPlan record) {
        return record.erase() == null || erasure.carryOut(record.erase());
    }

    private boolean removed(CleanupPlan record) {
        var instance = record.instance();
        if (instance == null) {
            return true;
        }
        if (instance.database() == null && records.isErasingFromDatabaseOf(record.node())) {
            // with the credentials of the owner, which go with its instance
            return false;
        }
        removal.remove(instance.id(), instance.login(), instance.kafka());
        if (instance.login() != null && instance.database() == null) {
            databases.forgetEvents(instance.login());
        }
        if (!removal.isGone(instance.id())) {
            return false;
        }
        if (instance.database() != null) {
            databases.dropDatabase(instance.database());
            sealingKeys.remove(instance.id());
            placements.remove(instance.id().value());
        }
        return true;
    }

    /** A module's topic is made as long as one of its instances is there. */
    private boolean silent(CleanupPlan record) {
        if (record.eventTopics().isEmpty()) {
            return true;
        }
        if (record.node().tenant() == null && !removal.noneLeftOf(record.node().module())) {
            return false;
        }
        kafka.removeTopics(record.eventTopics());
        return true;
    }

    private static void require(Step step) {
        if (!step.isDone()) {
            throw new IllegalStateException(step.message());
        }
    }
}
