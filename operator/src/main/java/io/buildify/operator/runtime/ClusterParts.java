package io.buildify.operator.runtime;

import io.buildify.operator.OperatorSettings;
import io.buildify.operator.apply.InstanceHealth;
import io.buildify.operator.apply.SealingKeyStore;
import io.buildify.operator.apply.ServedNodes;
import io.buildify.operator.cleanup.CleanupRecords;
import io.buildify.operator.cleanup.Hold;
import io.buildify.operator.dependent.Children;
import io.buildify.operator.event.EventRecorder;
import io.buildify.operator.external.ConfigurationPublisher;
import io.buildify.operator.render.Renderer;
import io.buildify.operator.resolve.View;
import io.buildify.operator.tenancy.AcceptedInstances;
import io.buildify.operator.tenancy.Adoption;
import io.buildify.operator.tenancy.Claims;
import io.buildify.operator.tenancy.Placements;
import io.buildify.operator.watch.Catalogue;
import io.buildify.operator.watch.Demand;
import io.buildify.operator.watch.InformerView;
import io.buildify.operator.watch.Informers;
import io.buildify.operator.watch.SystemObjects;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;

/** The parts that know the API server. */
@Singleton
public final class ClusterParts {
    private final OperatorSettings settings;
    private final KubernetesClient client;

    ClusterParts(OperatorSettings settings, KubernetesClient client) {
        this.settings = settings;
        this.client = client;
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Prerequisites prerequisites() {
        return new Prerequisites(client);
    }

    @Produces
    @Singleton
    Informers informers() {
        return new Informers(client, settings.systemNamespace(), settings.modulesNamespace());
    }

    @Produces
    @Singleton
    Catalogue catalogue() {
        return new Catalogue();
    }

    @Produces
    @Singleton
    Demand demand() {
        return new Demand();
    }

    @Produces
    @Singleton
    ServedNodes servedNodes(Demand demand, Catalogue catalogue) {
        return new ServedNodes(demand, catalogue);
    }

    @Produces
    @Singleton
    Children children(Informers informers) {
        return new Children(client, informers);
    }

    @Produces
    @Singleton
    Renderer renderer() {
        return new Renderer(settings.systemNamespace(), settings.modulesNamespace());
    }

    @Produces
    @Singleton
    SealingKeyStore sealingKeys(Informers informers, Renderer renderer, SecureRandom random) {
        return new SealingKeyStore(client, informers, renderer, random);
    }

    @Produces
    @Singleton
    Claims claims(Informers informers) {
        return new Claims(notes(informers, Claims.OBJECT));
    }

    @Produces
    @Singleton
    Adoption adoption(Claims claims, Informers informers) {
        return new Adoption(claims, informers);
    }

    @Produces
    @Singleton
    Placements placements(Informers informers) {
        return new Placements(notes(informers, Placements.OBJECT));
    }

    @Produces
    @Singleton
    AcceptedInstances acceptedInstances(Informers informers) {
        return new AcceptedInstances(notes(informers, AcceptedInstances.OBJECT));
    }

    @Produces
    @Singleton
    CleanupRecords cleanupRecords(Informers informers) {
        return new CleanupRecords(notes(informers, CleanupRecords.OBJECT));
    }

    @Produces
    @Singleton
    Hold hold(Informers informers, EventRecorder events) {
        return new Hold(notes(informers, Hold.OBJECT), events);
    }

    @Produces
    @Singleton
    EventRecorder events(Clock clock) {
        return new EventRecorder(
                client,
                settings.systemNamespace(),
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("events").factory()),
                clock);
    }

    @Produces
    @Singleton
    InstanceHealth health(Informers informers) {
        return new InstanceHealth(informers, new PodLog(client, settings.modulesNamespace()));
    }

    @Produces
    @Singleton
    View view(
            Catalogue catalogue,
            Informers informers,
            Claims claims,
            Placements placements,
            CleanupRecords records,
            ConfigurationPublisher publisher,
            Demand demand) {
        return new InformerView(
                catalogue,
                informers,
                claims,
                placements,
                records::isAbout,
                publisher,
                demand,
                settings.systemNamespace(),
                settings.modulesNamespace());
    }

    private SystemObjects notes(Informers informers, String sort) {
        return new SystemObjects(client, informers, settings.systemNamespace(), sort);
    }
}
