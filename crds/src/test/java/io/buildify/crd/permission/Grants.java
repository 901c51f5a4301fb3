package io.buildify.crd.permission;

import io.buildify.crd.ApiGroup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Gives users permissions. */
record Grants(KubernetesClient administrator) {
    private static final String RBAC = "rbac.authorization.k8s.io";

    /** This verb on these resources of one namespace. */
    void inNamespace(String namespace, String user, String verb, String group, String... resources) {
        apply(new RoleBuilder()
                .withNewMetadata()
                .withName(user)
                .withNamespace(namespace)
                .endMetadata()
                .withRules(rule(verb, group, resources))
                .build());
        bind(namespace, user, "Role", user);
    }

    /** What a ClusterRole allows, in one namespace. */
    void inNamespace(String namespace, String user, String clusterRole) {
        bind(namespace, user, "ClusterRole", clusterRole);
    }

    /** This verb on these resources of the whole cluster. */
    void everywhere(String user, String verb, String group, String... resources) {
        String name = user + "-" + resources[0];
        apply(new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withRules(rule(verb, group, resources))
                .build());
        clusterRole(user, name);
    }

    /** What a ClusterRole allows, in the whole cluster. */
    void clusterRole(String user, String clusterRole) {
        apply(new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(user + "-" + clusterRole)
                .endMetadata()
                .withNewRoleRef(RBAC, "ClusterRole", clusterRole)
                .addNewSubject(RBAC, "User", user, null)
                .build());
    }

    /** To make namespaces this tenant's. */
    void tenant(String user, String tenant) {
        String name = user + "-" + tenant;
        PolicyRule rule = new PolicyRuleBuilder(rule("assign", ApiGroup.NAME, "tenants"))
                .withResourceNames(tenant)
                .build();
        apply(new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withRules(rule)
                .build());
        clusterRole(user, name);
    }

    private void bind(String namespace, String user, String kind, String role) {
        apply(new RoleBindingBuilder()
                .withNewMetadata()
                .withName(user + "-" + role)
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef(RBAC, kind, role)
                .addNewSubject(RBAC, "User", user, null)
                .build());
    }

    private static PolicyRule rule(String verb, String group, String... resources) {
        return new PolicyRuleBuilder()
                .withVerbs(verb)
                .withApiGroups(group)
                .withResources(resources)
                .build();
    }

    private void apply(HasMetadata object) {
        administrator.resource(object).serverSideApply();
    }
}
