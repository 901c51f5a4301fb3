package io.buildify.operator.story;

import io.buildify.config.CanonicalJson;
import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.NodeDatabase.Strategy;
import io.buildify.crd.NodeSpec;
import io.buildify.crd.ObservedStatus;
import io.buildify.crd.Release;
import io.buildify.crd.TenantModule;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What should be there for a module whose release is on its stable channel, in the words of {@link Inventory}. It is
 * written from docs/contracts.md, not from the planner, and knows only what the resources say.
 *
 * @param required what must be there
 * @param possible what may be there, depending on what was before
 */
record Expectation(Set<String> required, Set<String> possible) {
    Expectation() {
        this(new TreeSet<>(), new TreeSet<>());
    }

    /** A TenantModule and the tenant whose namespace it is in. */
    record Tenant(String id, TenantModule resource) {}

    /** A CompanyModule and the tenant whose namespace it is in. */
    record Company(String tenant, CompanyModule resource) {}

    /** A node with what its parent has decided for it. */
    private record Node(
            NodeId id, NodeId serving, NodeId home, boolean on, HasMetadata resource, ObservedStatus status) {
        boolean owns() {
            return serving.equals(id);
        }
    }

    /** The data of a node that is gone is kept where its placement says. */
    void retained(ConfigMap placement) {
        var data = placement.getData();
        if ("true".equals(data.get("retained"))) {
            var owner = new NodeId(data.get("module"), data.get("tenant"), data.get("company"));
            home(owner, data.get("database"), data.get("strategy").equals("Separate"));
            possible.add("dead letters " + owner.instance());
            if (owner.tenant() == null) {
                possible.add("events " + owner.module());
            }
            if (owner.company() != null) {
                // who serves its tenant is told that it is off
                Stream.of(NodeId.ofModule(owner.module()), NodeId.ofTenant(owner.module(), owner.tenant()))
                        .forEach(it -> possible.add(record(it.instance(), owner, "is off")));
            }
        }
    }

    /** A module with everybody who uses it. */
    void module(Module module, List<Tenant> tenants, List<Company> companies) {
        var root = NodeId.ofModule(module.getMetadata().getName());
        var tenantNodes = tenants.stream().map(it -> tenant(root, it)).toList();
        var companyNodes =
                companies.stream().map(it -> company(it, tenantNodes)).toList();
        boolean serves = Stream.concat(tenantNodes.stream(), companyNodes.stream())
                .anyMatch(it -> it.on() && it.serving().equals(root));
        instance(module, new Node(root, root, root, serves, module, module.getStatus()));
        tenantNodes.forEach(it -> {
            instance(module, it);
            tenantRecords(module, it, serves);
        });
        companyNodes.forEach(it -> {
            instance(module, it);
            companyRecords(module, it, tenantNodes);
        });
    }

    private static Node tenant(NodeId root, Tenant tenant) {
        var spec = tenant.resource().getSpec();
        var id = NodeId.ofTenant(root.module(), tenant.id());
        return new Node(
                id,
                owns(spec) ? id : root,
                isSeparate(spec) ? id : root,
                spec.enabled(),
                tenant.resource(),
                tenant.resource().getStatus());
    }

    private static Node company(Company company, List<Node> tenants) {
        var spec = company.resource().getSpec();
        var parent = parent(company.tenant(), tenants);
        var id = NodeId.ofCompany(spec.tenantModule(), company.tenant(), spec.company());
        return new Node(
                id,
                owns(spec) ? id : parent.serving(),
                isSeparate(spec) ? id : parent.home(),
                parent.on() && spec.enabled(),
                company.resource(),
                company.resource().getStatus());
    }

    private static Node parent(String tenant, List<Node> tenants) {
        return tenants.stream()
                .filter(it -> tenant.equals(it.id().tenant()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isSeparate(NodeSpec spec) {
        return spec.database().strategy() == Strategy.Separate;
    }

    private static boolean owns(NodeSpec spec) {
        return isSeparate(spec) || spec.dedicated();
    }

    /** What once was there stays with its module or node, whatever that is now. */
    private void leftovers(Module module, Node node) {
        possible.add("events " + module.getMetadata().getName());
        possible.add("dead letters " + node.id().instance());
    }

    /** One that rests keeps what it could use; one that never ran has nothing. */
    private void instance(Module module, Node node) {
        leftovers(module, node);
        boolean rests = !node.on() && node.status() != null && node.status().derived() != null;
        if (!node.owns() || !(node.on() || rests)) {
            return;
        }
        var id = node.id().instance();
        if (node.on()) {
            Stream.of("deployment", "service", "account", "policy", "route").forEach(it -> require(it, id));
            required.add("accepted-instance accepted." + id);
        }
        require("secret", id);
        require("topic", id);
        required.add("user " + id + " by SCRAM_SHA_512");
        Stream.of("READ", "DESCRIBE")
                .forEach(it -> required.add("grant " + id + " " + it + " " + id.configurationTopic()));
        events(module, id);
        var home = node.home();
        boolean separate = home.tenant() != null;
        var database = separate ? home.instance().separateDatabase() : "buildify";
        home(home, database, separate);
        required.add("secret " + home.instance().ownerSecret());
        required.add("job " + home.instance().migrationJob(releaseHash(module)));
        required.add("role " + id.login());
        required.add("member " + id.login() + " of " + home.instance().applicationRole());
        required.add("scope " + database + " " + id.login());
    }

    /** A group is there once a process has joined it. Dead letters of an instance that went while its node stayed are kept. */
    private void events(Module module, InstanceId id) {
        var events = release(module).events();
        var name = module.getMetadata().getName();
        if (!events.publishes().isEmpty()) {
            required.add("events " + name);
            required.add("grant " + id + " WRITE buildify.events." + name);
        }
        if (events.subscribes().isEmpty()) {
            return;
        }
        possible.add("group " + id);
        required.add("dead letters " + id);
        required.add("grant " + id + " WRITE buildify.dead-letters." + id);
        required.add("grant " + id + " READ " + id);
        events.subscribes()
                .forEach(pattern -> required.add(
                        "grant " + id + " READ buildify.events." + pattern.substring(0, pattern.indexOf('.'))));
    }

    private void home(NodeId owner, String database, boolean separate) {
        var id = owner.instance();
        if (separate) {
            required.add("database " + database);
        }
        required.add("placement " + id.placement());
        required.add("sealing-keys sealing." + id);
        required.add("role " + id.ownerRole());
        required.add("role " + id.applicationRole());
        required.add("schema %s %s %s:usage %s:create %s:usage"
                .formatted(database, owner.module(), id.applicationRole(), id.ownerRole(), id.ownerRole()));
    }

    private void tenantRecords(Module module, Node tenant, boolean moduleServes) {
        var root = NodeId.ofModule(tenant.id().module()).instance();
        if (tenant.on()) {
            required.add(record(tenant.serving().instance(), tenant.id(), generations(module, tenant, null)));
            return;
        }
        (moduleServes ? required : possible).add(record(root, tenant.id(), "is off"));
        possible.add(record(tenant.id().instance(), tenant.id(), "is off"));
    }

    private void companyRecords(Module module, Node company, List<Node> tenants) {
        var parent = parent(company.id().tenant(), tenants);
        if (!company.on()) {
            (parent.on() ? required : possible).add(record(parent.serving().instance(), company.id(), "is off"));
            possible.add(record(company.id().instance(), company.id(), "is off"));
            return;
        }
        required.add(record(company.serving().instance(), company.id(), generations(module, parent, company)));
        if (company.owns()) {
            required.add(record(
                    parent.serving().instance(),
                    company.id(),
                    "is served by " + company.id().instance()));
        }
    }

    private static String record(InstanceId topic, NodeId node, String told) {
        return "record " + topic + " " + node.key() + " " + told;
    }

    private static String generations(Module module, Node tenant, Node company) {
        return "from generations "
                + (company == null ? "" : "companyModule=" + generation(company.resource()) + ",")
                + "module=" + generation(module) + ",tenantModule=" + generation(tenant.resource());
    }

    private static long generation(HasMetadata resource) {
        return resource.getMetadata().getGeneration();
    }

    private static Release release(Module module) {
        return module.getSpec()
                .release(module.getSpec().channels().get("stable"))
                .orElseThrow();
    }

    private static String releaseHash(Module module) {
        var release = release(module);
        return CanonicalJson.sha256((release.version() + "\0" + release.image()).getBytes(StandardCharsets.UTF_8));
    }

    private void require(String kind, InstanceId id) {
        required.add(kind + " " + id);
    }
}
