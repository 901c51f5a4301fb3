package io.buildify.operator.apply;

import io.buildify.operator.external.DatabasePort;
import io.buildify.operator.external.KafkaPort;
import io.buildify.operator.external.Password;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.plan.InstanceDatabase;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.render.Credentials;
import io.buildify.operator.render.Renderer;
import io.buildify.operator.resolve.Placement;
import io.buildify.operator.status.Step;
import io.buildify.operator.tenancy.Placements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a process of an instance needs outside the cluster: database, login, topic, Kafka user, and their Secrets. */
public final class InstanceAccess {
    private final Renderer renderer;
    private final Placements placements;
    private final SecretStore secrets;
    private final SealingKeyStore sealingKeys;
    private final ExternalSteps external;
    private final DatabasePort databases;
    private final KafkaPort kafka;

    public InstanceAccess(
            Renderer renderer,
            Placements placements,
            SecretStore secrets,
            SealingKeyStore sealingKeys,
            ExternalSteps external,
            DatabasePort databases,
            KafkaPort kafka) {
        this.renderer = renderer;
        this.placements = placements;
        this.secrets = secrets;
        this.sealingKeys = sealingKeys;
        this.external = external;
        this.databases = databases;
        this.kafka = kafka;
    }

    /**
     * @param credentials what the instance's Secret holds
     * @param database database and login
     * @param events topic, user and grants
     */
    public record Access(Credentials credentials, Step database, Step events) {}

    /**
     * Makes sure of everything, Secrets first: a password is known to nobody before it is kept.
     *
     * @param predecessor who serves until this instance can, on the same database; null when none does
     * @param again called when something that outlasted the reconcile is there
     */
    public Access ensure(InstancePlan plan, @Nullable InstanceId predecessor, Runnable again) {
        var needed = plan.database();
        var keys = needed == null ? Map.<String, String>of() : sealingKeys(plan, needed);
        var credentials =
                secrets.ensure(plan.id().object(), passwords(plan), keys, held -> renderer.secret(plan, held));
        var database = needed == null ? Step.notNeeded() : database(plan, needed, predecessor, credentials, again);
        return new Access(credentials, database, events(plan, credentials, again));
    }

    /** Those of the database, whoever is on it; the copy that a process has read is what is left when they are lost. */
    private Map<String, String> sealingKeys(InstancePlan plan, InstanceDatabase needed) {
        var owner = needed.owner();
        // both come after the keys
        var hadKeys = secrets.held(owner.ownerSecret()).databasePassword().isPresent()
                || placements.find(owner.value()).filter(Placement::retained).isPresent();
        placements.put(needed.placement());
        var copy = Stream.of(plan.id(), owner)
                .flatMap(it -> secrets.held(it.object()).sealingKeys().stream())
                .findFirst();
        return Map.of(Credentials.SEALING_KEYS, sealingKeys.ensure(needed.migration(), copy, hadKeys));
    }

    /** The database may be an ancestor's that has no running instance itself: whoever needs it makes sure of it. */
    private Step database(
            InstancePlan plan,
            InstanceDatabase needed,
            @Nullable InstanceId predecessor,
            Credentials credentials,
            Runnable again) {
        var owner = secrets.ensure(
                needed.owner().ownerSecret(),
                List.of(Credentials.DATABASE_PASSWORD),
                Map.of(),
                held -> renderer.ownerSecret(needed.migration(), held));
        var ownerPassword = password(owner.databasePassword().orElseThrow());
        var made = external.ensure(
                turn(plan),
                ExternalSubject.database(needed.owner().value()),
                List.of(needed.plan(), ownerPassword),
                () -> databases.ensureDatabase(needed.plan(), ownerPassword),
                again);
        if (!made.isDone()) {
            return made;
        }
        var password = password(credentials.databasePassword().orElseThrow());
        var login = external.ensure(
                turn(plan),
                ExternalSubject.login(plan.id().value()),
                List.of(needed.login(), password),
                () -> databases.ensureLogin(needed.login(), password),
                again);
        return !login.isDone() || predecessor == null
                ? login
                : external.ensure(
                        turn(plan),
                        ExternalSubject.handover(plan.id().value()),
                        List.of(needed.login(), predecessor),
                        () -> databases.handOverEvents(needed.login()),
                        again);
    }

    private Step events(InstancePlan plan, Credentials credentials, Runnable again) {
        var password = password(credentials.kafkaPassword().orElseThrow());
        return external.ensure(
                turn(plan),
                ExternalSubject.kafka(plan.id().value()),
                List.of(plan.kafka(), password),
                () -> kafka.ensureInstance(plan.kafka(), password),
                again);
    }

    private static List<String> passwords(InstancePlan plan) {
        var keys = new ArrayList<>(List.of(Credentials.KAFKA_PASSWORD));
        if (plan.database() != null) {
            keys.add(Credentials.DATABASE_PASSWORD);
        }
        return keys;
    }

    private static Password password(String clear) {
        return new Password(clear);
    }

    private static String turn(InstancePlan plan) {
        return Objects.requireNonNullElse(plan.node().tenant(), "");
    }
}
