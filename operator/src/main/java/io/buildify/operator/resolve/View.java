package io.buildify.operator.resolve;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the operator knows without asking anybody: caches that follow the API server and the
 * configuration topics. Every method is a look-up in memory; none throws.
 */
public interface View {

    Optional<Module> module(String name);

    /** The Modules that claim this {@code api.prefix}, in any order. */
    Stream<Module> modulesWithPrefix(String prefix);

    Optional<TenantModule> tenantModule(String namespace, String name);

    /** Every TenantModule of a namespace, for dependencies between modules. */
    Stream<TenantModule> tenantModules(String namespace);

    /** A namespace that has the tenant label; one without it is not seen. */
    Optional<Namespace> namespace(String name);

    Optional<CompanyModule> companyModule(String namespace, String name);

    Optional<TenantClaim> claim(String tenant);

    /** The claim that names this namespace, whatever the namespace's label says now. */
    Optional<TenantClaim> claimHeldBy(String namespace);

    /** Where the data of the node that owns this instance id is, once it has any. */
    Optional<Placement> placement(String instance);

    /** The placements of this tenant's companies that are marked as retained. */
    Stream<Placement> retainedCompanies(String module, String tenant);

    /** Whether there is a clean-up record of the node that owned this instance id. */
    boolean isCleaningUp(String instance);

    Optional<DatabaseServer> server(String name);

    /** Names of all database servers, sorted; for messages. */
    Stream<String> servers();

    Optional<Broker> broker();

    Optional<TokenKeys> tokenKeys();

    /** What modules are told now about a pair. */
    Optional<ConfigurationRecord> published(String topic, ConfigurationKey key);

    /** Whether {@link #published} knows every record; before that, an absent record may exist. */
    boolean recordsKnown();

    /** A live Secret of an instance: created once, an input from then on. */
    Optional<Secret> secret(String name);

    /** What the processes of an instance run; empty when it has none. */
    Optional<Running> running(String instance);

    /** Whether the instance has a route: requests of those whom it serves go to it, unless one nearer to them has one. */
    boolean isRouted(String instance);

    /** Whether any TenantModule refers to the Module. */
    boolean isUsed(String module);

    /** Whether any node is served by this instance, besides the one that owns it. */
    boolean isServing(String instance);
}
