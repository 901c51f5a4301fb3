package io.buildify.crd;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** The tenant of this namespace uses a module, with overrides. Named as the module. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("tmod")
@Categories("buildify")
public final class TenantModule extends CustomResource<TenantModuleSpec, NodeStatus> implements Namespaced {}
