package io.buildify.operator.watch;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All custom resources, and which belong together. Filled by the controllers as they are registered,
 * before anything is reconciled.
 */
public final class Catalogue {
    private static final String BY_PREFIX = "prefix";
    private static final String BY_PUBLISHER = "publisher";
    private static final String BY_MODULE = "module";
    private static final String BY_NAMESPACE = "in-namespace";
    private static final String BY_TENANT_MODULE = "tenant-module";

    private @Nullable Primaries<Module> modules;
    private @Nullable Primaries<TenantModule> tenantModules;
    private @Nullable Primaries<CompanyModule> companyModules;

    public void modules(Primaries<Module> primaries) {
        modules = primaries.indexed(Map.of(
                BY_PREFIX,
                it -> List.of(it.getSpec().api().prefix()),
                BY_PUBLISHER,
                it -> List.copyOf(it.getSpec().publishers())));
    }

    public void tenantModules(Primaries<TenantModule> primaries) {
        tenantModules = primaries.indexed(Map.of(
                BY_MODULE,
                it -> List.of(it.getSpec().module()),
                BY_NAMESPACE,
                it -> List.of(it.getMetadata().getNamespace())));
    }

    public void companyModules(Primaries<CompanyModule> primaries) {
        companyModules = primaries.indexed(Map.of(
                BY_TENANT_MODULE,
                it -> List.of(key(it.getMetadata().getNamespace(), it.getSpec().tenantModule()))));
    }

    public Primaries<Module> modules() {
        return registered(modules);
    }

    public Primaries<TenantModule> tenantModules() {
        return registered(tenantModules);
    }

    public Primaries<CompanyModule> companyModules() {
        return registered(companyModules);
    }

    public Stream<Module> modulesWithPrefix(String prefix) {
        return modules().byIndex(BY_PREFIX, prefix).stream();
    }

    /** The Modules of which a release subscribes to events of this one. */
    public List<Module> subscribersOf(String module) {
        return modules().byIndex(BY_PUBLISHER, module);
    }

    public List<TenantModule> tenantModulesOf(String module) {
        return tenantModules().byIndex(BY_MODULE, module);
    }

    public List<TenantModule> tenantModulesIn(String namespace) {
        return tenantModules().byIndex(BY_NAMESPACE, namespace);
    }

    public List<CompanyModule> companyModulesOf(TenantModule tenantModule) {
        return companyModulesOf(
                tenantModule.getMetadata().getNamespace(),
                tenantModule.getMetadata().getName());
    }

    public List<CompanyModule> companyModulesOf(String namespace, String tenantModule) {
        return companyModules().byIndex(BY_TENANT_MODULE, key(namespace, tenantModule));
    }

    public Optional<TenantModule> tenantModule(String namespace, String name) {
        return tenantModules().get(new ResourceID(name, namespace));
    }

    /** How many nodes there are. */
    public long size() {
        return modules().all().count()
                + tenantModules().all().count()
                + companyModules().all().count();
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static <P> P registered(@Nullable P primaries) {
        if (primaries == null) {
            throw new IllegalStateException("a controller is asked for before all are registered");
        }
        return primaries;
    }
}
