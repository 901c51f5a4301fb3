package io.buildify.operator.resolve;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Events;
import io.buildify.crd.Module;
import io.buildify.crd.ModuleSpec;
import io.buildify.crd.NodeDatabase;
import io.buildify.crd.NodeSpec;
import io.buildify.crd.TenantModule;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks up everything that deciding about one resource takes. */
public final class Resolver {
    private static final Comparator<HasMetadata> AGE = Comparator.<HasMetadata, String>comparing(it ->
                    Optional.ofNullable(it.getMetadata().getCreationTimestamp()).orElse(""))
            .thenComparing(it -> it.getMetadata().getName());

    private final View view;

    public Resolver(View view) {
        this.view = view;
    }

    public ModuleResolution resolve(Module module) {
        var name = module.getMetadata().getName();
        var id = NodeId.ofModule(name).instance().value();
        var placement = view.placement(id);
        var server = placement
                .map(Placement::server)
                .orElse(module.getSpec().database().server());
        return new ModuleResolution(
                module,
                prefixHolder(module).orElse(null),
                placement.orElse(null),
                view.server(server).orElse(null),
                view.isUsed(name),
                view.isServing(id),
                published(module.getSpec()),
                view.isCleaningUp(id),
                Surroundings.of(view));
    }

    public TenantResolution resolve(TenantModule resource) {
        var spec = resource.getSpec();
        var tenancy = Tenancy.of(view, resource.getMetadata().getNamespace());
        var module = view.module(spec.module()).map(this::resolve).orElse(null);
        var node = tenancy.known().map(tenant -> NodeId.ofTenant(spec.module(), tenant));
        var traces = node.map(it -> Traces.of(view, it, ancestors(it))).orElse(null);
        return new TenantResolution(
                resource,
                tenancy,
                module,
                traces,
                server(spec, traces, module == null ? null : module.server()),
                module == null ? Map.of() : dependencies(module.module().getSpec(), resource),
                node.map(it -> retainedCompanies(it, resource)).orElse(List.of()));
    }

    public CompanyResolution resolve(CompanyModule resource) {
        var spec = resource.getSpec();
        var namespace = resource.getMetadata().getNamespace();
        var tenancy = Tenancy.of(view, namespace);
        var tenant = view.tenantModule(namespace, spec.tenantModule())
                .filter(it -> it.getMetadata().getDeletionTimestamp() == null)
                .map(this::resolve)
                .orElse(null);
        var node = tenancy.known().map(it -> NodeId.ofCompany(spec.tenantModule(), it, spec.company()));
        var traces = node.map(it -> Traces.of(view, it, ancestors(it))).orElse(null);
        return new CompanyResolution(
                resource,
                tenancy,
                view.module(spec.tenantModule()).orElse(null),
                tenant,
                traces,
                server(spec, traces, tenant == null ? null : ancestor(tenant)));
    }

    private Optional<String> prefixHolder(Module module) {
        return view.modulesWithPrefix(module.getSpec().api().prefix())
                .min(AGE)
                .map(it -> it.getMetadata().getName())
                .filter(it -> !it.equals(module.getMetadata().getName()));
    }

    /** The instances that a node's ancestors have when they own one, from the module down. */
    private static List<InstanceId> ancestors(NodeId node) {
        return Stream.of(NodeId.ofModule(node.module()), new NodeId(node.module(), node.tenant(), null))
                .filter(ancestor -> !ancestor.equals(node))
                .map(NodeId::instance)
                .toList();
    }

    /** The server of the database that the companies of this tenant share with it. */
    private static @Nullable DatabaseServer ancestor(TenantResolution tenant) {
        boolean separate = tenant.resource().getSpec().database().strategy() == NodeDatabase.Strategy.Separate;
        return separate || tenant.module() == null
                ? tenant.server()
                : tenant.module().server();
    }

    private @Nullable DatabaseServer server(
            NodeSpec spec, @Nullable Traces traces, @Nullable DatabaseServer inherited) {
        var placement = traces == null ? null : traces.placement();
        var name = placement != null ? placement.server() : spec.database().server();
        return name == null ? inherited : view.server(name).orElse(null);
    }

    private Map<String, DependencyResolution> dependencies(ModuleSpec module, TenantModule resource) {
        var found = new TreeMap<String, DependencyResolution>();
        for (var release : module.releases()) {
            for (var dependency : release.dependencies()) {
                found.computeIfAbsent(
                        dependency.module(),
                        name -> new DependencyResolution(
                                view.tenantModule(resource.getMetadata().getNamespace(), name)
                                        .orElse(null),
                                view.module(name)
                                        .map(it -> it.getSpec().channels().get(ModuleSpec.STABLE))
                                        .orElse(null)));
            }
        }
        return found;
    }

    /** What the modules publish to which the releases subscribe. */
    private Map<String, List<String>> published(ModuleSpec subscriber) {
        var published = new TreeMap<String, List<String>>();
        subscriber.publishers().forEach(name -> view.module(name).ifPresent(it -> published.put(name, types(it))));
        return published;
    }

    private static List<String> types(Module module) {
        var spec = module.getSpec();
        return spec.release(spec.channels().getOrDefault(ModuleSpec.STABLE, "")).stream()
                .flatMap(it -> it.events().publishes().stream())
                .map(Events.Published::type)
                .toList();
    }

    private List<Placement> retainedCompanies(NodeId tenant, TenantModule resource) {
        return view.retainedCompanies(tenant.module(), String.valueOf(tenant.tenant()))
                .filter(it -> view.companyModule(
                                resource.getMetadata().getNamespace(),
                                resource.getMetadata().getName() + "." + it.company())
                        .isEmpty())
                .sorted(Comparator.comparing(Placement::instance))
                .toList();
    }
}
