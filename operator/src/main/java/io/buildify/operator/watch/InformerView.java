package io.buildify.operator.watch;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.operator.external.ConfigurationPublisher;
import io.buildify.operator.resolve.Broker;
import io.buildify.operator.resolve.DatabaseServer;
import io.buildify.operator.resolve.Placement;
import io.buildify.operator.resolve.Running;
import io.buildify.operator.resolve.TenantClaim;
import io.buildify.operator.resolve.TokenKeys;
import io.buildify.operator.resolve.View;
import io.buildify.operator.tenancy.Claims;
import io.buildify.operator.tenancy.Placements;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The view that decisions are made on, over informers and the cache of published records.
 *
 * @param catalogue the custom resources
 * @param informers everything else on the API server
 * @param claims tenants' claims
 * @param placements where data is
 * @param cleaningUp whether there is a clean-up record of the node that owned an instance id
 * @param publisher what is published
 * @param demand who is served by whom
 * @param systemNamespace where the installer's settings are
 * @param modulesNamespace where instances are
 */
public record InformerView(
        Catalogue catalogue,
        Informers informers,
        Claims claims,
        Placements placements,
        Predicate<String> cleaningUp,
        ConfigurationPublisher publisher,
        Demand demand,
        String systemNamespace,
        String modulesNamespace)
        implements View {

    @Override
    public Optional<Module> module(String name) {
        return catalogue.modules().get(new ResourceID(name));
    }

    @Override
    public Stream<Module> modulesWithPrefix(String prefix) {
        return catalogue.modulesWithPrefix(prefix);
    }

    @Override
    public Optional<TenantModule> tenantModule(String namespace, String name) {
        return catalogue.tenantModule(namespace, name);
    }

    @Override
    public Stream<TenantModule> tenantModules(String namespace) {
        return catalogue.tenantModulesIn(namespace).stream();
    }

    @Override
    public Optional<CompanyModule> companyModule(String namespace, String name) {
        return catalogue.companyModules().get(new ResourceID(name, namespace));
    }

    @Override
    public Optional<Namespace> namespace(String name) {
        return informers.namespaces().get(null, name);
    }

    @Override
    public Optional<TenantClaim> claim(String tenant) {
        return claims.find(tenant);
    }

    @Override
    public Optional<TenantClaim> claimHeldBy(String namespace) {
        return claims.heldBy(namespace);
    }

    @Override
    public Optional<Placement> placement(String instance) {
        return placements.find(instance);
    }

    @Override
    public Stream<Placement> retainedCompanies(String module, String tenant) {
        return placements.retainedCompanies(module, tenant);
    }

    @Override
    public boolean isCleaningUp(String instance) {
        return cleaningUp.test(instance);
    }

    @Override
    public Optional<DatabaseServer> server(String name) {
        return surroundings().server(name);
    }

    @Override
    public Stream<String> servers() {
        return surroundings().servers();
    }

    @Override
    public Optional<Broker> broker() {
        return surroundings().broker();
    }

    @Override
    public Optional<TokenKeys> tokenKeys() {
        return surroundings().tokenKeys();
    }

    private SystemSettings surroundings() {
        return new SystemSettings(informers.systemSecrets(), informers.systemConfigMaps(), systemNamespace);
    }

    @Override
    public Optional<ConfigurationRecord> published(String topic, ConfigurationKey key) {
        return publisher.published(topic, key);
    }

    @Override
    public boolean recordsKnown() {
        return publisher.caughtUp();
    }

    @Override
    public Optional<Secret> secret(String name) {
        return informers.secrets().get(modulesNamespace, name);
    }

    @Override
    public Optional<Running> running(String instance) {
        return informers.deployments().get(modulesNamespace, instance).flatMap(Running::of);
    }

    @Override
    public boolean isRouted(String instance) {
        return informers.routes().get(modulesNamespace, instance).isPresent();
    }

    @Override
    public boolean isUsed(String module) {
        return !catalogue.tenantModulesOf(module).isEmpty();
    }

    @Override
    public boolean isServing(String instance) {
        return demand.isServing(instance);
    }
}
