package io.buildify.operator.apply;

import io.buildify.events.ConfigurationKey;
import io.buildify.operator.name.Labels;
import io.buildify.operator.render.Renderer;
import io.buildify.operator.resolve.Roll;
import io.buildify.operator.resolve.TenantClaim;
import io.buildify.operator.tenancy.AcceptedInstances;
import io.buildify.operator.tenancy.Claims;
import io.buildify.operator.watch.Catalogue;
import io.buildify.operator.watch.Informers;
import io.buildify.operator.watch.SystemSettings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a change on the API server concerns: nobody else is reconciled for it. */
public final class Routing {
    private final Catalogue catalogue;
    private final Informers informers;
    private final Claims claims;
    private final ServedNodes served;
    private final Runnable cleanup;

    /** @param cleanup has the clean-up records looked at */
    public Routing(Catalogue catalogue, Informers informers, Claims claims, ServedNodes served, Runnable cleanup) {
        this.catalogue = catalogue;
        this.informers = informers;
        this.claims = claims;
        this.served = served;
        this.cleanup = cleanup;
    }

    /** Starts to listen. */
    public void connect() {
        informers.children().forEach(it -> it.onChange(this::child));
        informers.jobs().onChange(this::job);
        informers.deployments().onChange(this::availability);
        informers.routes().onChange(this::route);
        informers.pods().onChange(this::pod);
        informers.namespaces().onChange(this::namespace);
        informers.systemConfigMaps().onChange(this::note);
        informers.systemSecrets().onChange(this::secret);
    }

    /** A configuration record that somebody else wrote or took away. */
    public void record(ConfigurationKey key) {
        namespaces(key.tenant()).forEach(this::in);
    }

    private void child(@Nullable HasMetadata before, @Nullable HasMetadata after) {
        owner(either(before, after));
    }

    private void availability(@Nullable Deployment before, @Nullable Deployment after) {
        if (isAvailable(before) != isAvailable(after)) {
            served.fire(either(before, after).getMetadata().getName());
        }
    }

    /** Whom the instance serves is sent to it from now on, or not any more. */
    private void route(@Nullable HTTPRoute before, @Nullable HTTPRoute after) {
        if (before == null || after == null) {
            served.fire(either(before, after).getMetadata().getName());
        }
    }

    private void job(@Nullable Job before, @Nullable Job after) {
        if (before == null || after == null || !Objects.equals(before.getStatus(), after.getStatus())) {
            dedicated(either(before, after));
        }
    }

    private static boolean isAvailable(@Nullable Deployment deployment) {
        return deployment != null && Roll.of(deployment).available();
    }

    private void pod(@Nullable Pod before, @Nullable Pod after) {
        if (before == null || after == null || !Objects.equals(before.getStatus(), after.getStatus())) {
            owner(either(before, after));
            if (Labels.of(either(before, after), Informers.JOB) != null) {
                dedicated(either(before, after));
            }
        }
    }

    private void namespace(@Nullable Namespace before, @Nullable Namespace after) {
        if (before == null || after == null || !Objects.equals(tenant(before), tenant(after))) {
            in(either(before, after).getMetadata().getName());
        }
    }

    private static @Nullable String tenant(Namespace namespace) {
        return Labels.of(namespace, Labels.TENANT);
    }

    /** The operator's own notes concern their node; anything else concerns everybody. */
    private void note(@Nullable ConfigMap before, @Nullable ConfigMap after) {
        var note = either(before, after);
        if (before != null && after != null && sameContent(before, after)) {
            return;
        }
        String sort = Labels.of(note, Labels.OBJECT);
        if (sort == null) {
            if (note.getMetadata().getName().equals(SystemSettings.TOKEN_KEYS)) {
                everybody();
            }
            return;
        }
        if (sort.equals(AcceptedInstances.OBJECT)) {
            owner(note);
            return;
        }
        cleanup.run();
        String namespace = note.getData() == null ? null : note.getData().get("namespace");
        if (namespace != null) {
            in(namespace);
        }
        owner(note);
        dedicated(note);
    }

    private static boolean sameContent(ConfigMap before, ConfigMap after) {
        return Objects.equals(before.getData(), after.getData())
                && Objects.equals(
                        before.getMetadata().getAnnotations(),
                        after.getMetadata().getAnnotations());
    }

    private void secret(@Nullable Secret before, @Nullable Secret after) {
        var secret = either(before, after);
        if (before != null && after != null && Objects.equals(before.getData(), after.getData())) {
            return;
        }
        if (SystemSettings.isSetting(secret)) {
            everybody();
        } else if (Renderer.SEALING_KEYS.equals(Labels.of(secret, Labels.OBJECT))) {
            owner(secret);
            dedicated(secret);
        }
    }

    /** Has every node reconciled again. */
    public void everybody() {
        catalogue.modules().fireAll();
        catalogue.tenantModules().fireAll();
        catalogue.companyModules().fireAll();
    }

    private void in(String namespace) {
        for (var tenantModule : catalogue.tenantModulesIn(namespace)) {
            catalogue.tenantModules().fire(tenantModule);
            catalogue.companyModulesOf(tenantModule).forEach(catalogue.companyModules()::fire);
        }
    }

    /** The node that an object's labels name. */
    private void owner(HasMetadata object) {
        String module = Labels.of(object, Labels.MODULE);
        String tenant = Labels.of(object, Labels.TENANT);
        String company = Labels.of(object, Labels.COMPANY);
        if (module == null) {
            return;
        }
        if (tenant == null) {
            catalogue.modules().fire(new ResourceID(module));
            return;
        }
        namespaces(tenant).forEach(namespace -> {
            if (company == null) {
                catalogue.tenantModules().fire(new ResourceID(module, namespace));
            } else {
                catalogue.companyModules().fire(new ResourceID(module + "." + company, namespace));
            }
        });
    }

    /** Those with an instance of their own on an ancestor's database: its Jobs and its place concern them, too. */
    private void dedicated(HasMetadata object) {
        String module = Labels.of(object, Labels.MODULE);
        String tenant = Labels.of(object, Labels.TENANT);
        if (module == null || Labels.of(object, Labels.COMPANY) != null) {
            return;
        }
        var home = tenant == null ? null : namespaces(tenant).toList();
        for (var tenantModule : catalogue.tenantModulesOf(module)) {
            if (home != null && !home.contains(tenantModule.getMetadata().getNamespace())) {
                continue;
            }
            if (tenantModule.getSpec().dedicated()) {
                catalogue.tenantModules().fire(tenantModule);
            }
            catalogue.companyModulesOf(tenantModule).stream()
                    .filter(it -> it.getSpec().dedicated())
                    .forEach(catalogue.companyModules()::fire);
        }
    }

    /** Those that say they are the tenant, and the one that holds its claim, which may have lost its label. */
    private Stream<String> namespaces(String tenant) {
        return Stream.concat(
                        informers.namespaces().byIndex(Informers.BY_TENANT, tenant).stream()
                                .map(it -> it.getMetadata().getName()),
                        claims.find(tenant).map(TenantClaim::namespace).stream())
                .distinct();
    }

    private static <T> T either(@Nullable T before, @Nullable T after) {
        return Objects.requireNonNull(after != null ? after : before);
    }
}
