package io.buildify.operator.golden;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.TopicNames;
import io.buildify.operator.name.Labels;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.plan.Publication;
import io.buildify.operator.resolve.Broker;
import io.buildify.operator.resolve.DatabaseServer;
import io.buildify.operator.resolve.Placement;
import io.buildify.operator.resolve.Running;
import io.buildify.operator.resolve.TenantClaim;
import io.buildify.operator.resolve.TokenKeys;
import io.buildify.operator.resolve.View;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A cluster that holds what the files of a golden case say, and what its plans have done to it. */
final class World implements View {
    private static final String MODULES = "buildify-modules";

    private final List<HasMetadata> objects = new ArrayList<>();
    private final Map<String, Map<ConfigurationKey, ConfigurationRecord>> records = new TreeMap<>();
    private final Map<String, Placement> placements = new HashMap<>();
    private final Map<String, TenantClaim> claims = new HashMap<>();
    private final Map<String, String> servedBy = new LinkedHashMap<>();
    private final List<String> cleaningUp = new ArrayList<>();
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Set<String> routes = new HashSet<>();
    private final boolean recordsKnown;

    /** @param recordsKnown false before the operator has read the records */
    World(List<HasMetadata> objects, Map<String, Map<String, ConfigurationRecord>> records, boolean recordsKnown) {
        this.recordsKnown = recordsKnown;
        this.objects.addAll(objects);
        records.forEach((topic, byKey) ->
                byKey.forEach((key, record) -> topic(topic).put(ConfigurationKey.parse(key), record)));
        all(ConfigMap.class).forEach(this::read);
        all(HTTPRoute.class).forEach(it -> routes.add(it.getMetadata().getName()));
        all(Secret.class)
                .filter(it -> MODULES.equals(it.getMetadata().getNamespace()))
                .forEach(it -> secrets.put(it.getMetadata().getName(), it));
    }

    <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Notes who serves the node, as the operator's index does. */
    void note(HasMetadata resource, NodePlan plan) {
        var serving = switch (plan) {
            case NodePlan.Keep keep -> null;
            case NodePlan.Serve serve -> serve.servedBy();
            case NodePlan.Rest rest -> rest.servedBy();
        };
        if (!(resource instanceof Module) && serving != null) {
            servedBy.put(GoldenCase.name(resource), serving.instance());
        }
    }

    /** Does what a plan asks for. */
    void apply(NodePlan plan) {
        plan.publications().forEach(this::publish);
        plan.ownInstance().ifPresent(instance -> {
            secrets.put(instance.id().object(), new Secret());
            routes.add(instance.id().object());
            if (instance.database() != null) {
                var placement = instance.database().placement();
                placements.put(placement.instance(), placement);
            }
        });
        switch (plan) {
            case NodePlan.Keep keep -> {}
            case NodePlan.Serve serve -> {
                if (serve.claim() != null) {
                    claims.put(serve.claim().tenant(), serve.claim());
                }
                if (serve.former() != null) {
                    routes.remove(serve.former().id().object());
                    secrets.remove(serve.former().id().object());
                    records.remove(serve.former().kafka().configurationTopic());
                }
            }
            case NodePlan.Rest rest -> {
                routes.remove(rest.node().instance().object());
                if (rest.former() != null) {
                    secrets.remove(rest.former().id().object());
                    records.remove(rest.former().kafka().configurationTopic());
                }
            }
        }
    }

    /** Whether a topic says already what the publication asks for. */
    boolean says(Publication publication) {
        var published = published(publication.topic().configurationTopic(), publication.key());
        return Objects.equals(published.orElse(null), publication.record());
    }

    /** The instances of a module in whose topics the pair is answered with a configuration. */
    List<String> answering(String module, ConfigurationKey key) {
        return records.entrySet().stream()
                .filter(topic -> Optional.ofNullable(topic.getValue().get(key))
                        .filter(record -> Boolean.TRUE.equals(record.enabled()))
                        .isPresent())
                .map(topic ->
                        topic.getKey().substring(TopicNames.configuration("").length()))
                .filter(instance -> instance.equals(module) || instance.startsWith(module + "-"))
                .toList();
    }

    private void publish(Publication publication) {
        var topic = topic(publication.topic().configurationTopic());
        if (publication.record() == null) {
            topic.remove(publication.key());
        } else {
            topic.put(publication.key(), publication.record());
        }
    }

    private Map<ConfigurationKey, ConfigurationRecord> topic(String topic) {
        return records.computeIfAbsent(topic, name -> new HashMap<>());
    }

    private void read(ConfigMap object) {
        var data = Objects.requireNonNullElse(object.getData(), Map.<String, String>of());
        switch (Objects.requireNonNullElse(Labels.of(object, Labels.OBJECT), "")) {
            case "tenant-claim" ->
                claims.put(
                        data.get("tenant"),
                        new TenantClaim(data.get("tenant"), data.get("namespace"), data.get("uid")));
            case "placement" -> {
                var placement = placement(data);
                placements.put(placement.instance(), placement);
            }
            case "cleanup" -> cleaningUp.add(data.get("instance"));
            default -> {}
        }
    }

    private static Placement placement(Map<String, String> data) {
        var node = new NodeId(data.get("module"), data.get("tenant"), data.get("company"));
        return new Placement(
                data.getOrDefault("instance", node.instance().value()),
                node.module(),
                node.tenant(),
                node.company(),
                data.get("server"),
                data.get("database"),
                data.get("schema"),
                "Separate".equals(data.get("strategy")),
                Boolean.parseBoolean(data.get("retained")));
    }

    private <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
        return all(kind)
                .filter(it -> Objects.equals(namespace, it.getMetadata().getNamespace()))
                .filter(it -> name.equals(it.getMetadata().getName()))
                .findFirst();
    }

    @Override
    public Optional<Module> module(String name) {
        return find(Module.class, null, name);
    }

    @Override
    public Stream<Module> modulesWithPrefix(String prefix) {
        return all(Module.class).filter(it -> it.getSpec().api().prefix().equals(prefix));
    }

    @Override
    public Optional<TenantModule> tenantModule(String namespace, String name) {
        return find(TenantModule.class, namespace, name);
    }

    @Override
    public Stream<TenantModule> tenantModules(String namespace) {
        return all(TenantModule.class)
                .filter(it -> it.getMetadata().getNamespace().equals(namespace));
    }

    @Override
    public Optional<CompanyModule> companyModule(String namespace, String name) {
        return find(CompanyModule.class, namespace, name);
    }

    @Override
    public Optional<Namespace> namespace(String name) {
        return find(Namespace.class, null, name).filter(it -> Labels.of(it, Labels.TENANT) != null);
    }

    @Override
    public Optional<TenantClaim> claim(String tenant) {
        return Optional.ofNullable(claims.get(tenant));
    }

    @Override
    public Optional<TenantClaim> claimHeldBy(String namespace) {
        return claims.values().stream()
                .filter(it -> it.namespace().equals(namespace))
                .findFirst();
    }

    @Override
    public Optional<Placement> placement(String instance) {
        return Optional.ofNullable(placements.get(instance));
    }

    @Override
    public Stream<Placement> retainedCompanies(String module, String tenant) {
        return placements.values().stream()
                .filter(it -> it.retained() && it.company() != null)
                .filter(it -> it.module().equals(module) && tenant.equals(it.tenant()));
    }

    @Override
    public boolean isCleaningUp(String instance) {
        return cleaningUp.contains(instance);
    }

    @Override
    public Optional<DatabaseServer> server(String name) {
        return servers(name).findFirst();
    }

    @Override
    public Stream<String> servers() {
        return servers(null).map(DatabaseServer::name).sorted();
    }

    private Stream<DatabaseServer> servers(String name) {
        return all(Secret.class)
                .filter(it -> Labels.of(it, Labels.DATABASE_SERVER) != null)
                .filter(it -> name == null || name.equals(Labels.of(it, Labels.DATABASE_SERVER)))
                .map(it -> {
                    var data = it.getStringData();
                    return new DatabaseServer(
                            Labels.of(it, Labels.DATABASE_SERVER),
                            data.get("host"),
                            Integer.parseInt(data.get("port")),
                            data.get("database"));
                });
    }

    @Override
    public Optional<Broker> broker() {
        return find(Secret.class, "buildify-system", "kafka")
                .map(Secret::getStringData)
                .filter(it -> it.containsKey("bootstrap"))
                .map(it -> new Broker(it.get("bootstrap"), it.get("security-protocol")));
    }

    @Override
    public Optional<TokenKeys> tokenKeys() {
        return find(ConfigMap.class, "buildify-system", "buildify-token-keys")
                .map(ConfigMap::getData)
                .filter(it -> it.containsKey("jwks"))
                .map(it -> new TokenKeys(it.get("issuer"), it.get("audience"), it.get("jwks")));
    }

    @Override
    public Optional<ConfigurationRecord> published(String topic, ConfigurationKey key) {
        return Optional.ofNullable(records.getOrDefault(topic, Map.of()).get(key));
    }

    @Override
    public boolean recordsKnown() {
        return recordsKnown;
    }

    @Override
    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public Optional<Running> running(String instance) {
        return find(Deployment.class, MODULES, instance).flatMap(Running::of);
    }

    @Override
    public boolean isRouted(String instance) {
        return routes.contains(instance);
    }

    @Override
    public boolean isUsed(String module) {
        return all(TenantModule.class).anyMatch(it -> it.getSpec().module().equals(module));
    }

    @Override
    public boolean isServing(String instance) {
        return servedBy.containsValue(instance);
    }
}
