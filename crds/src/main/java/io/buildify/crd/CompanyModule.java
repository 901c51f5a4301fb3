package io.buildify.crd;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A company of this namespace's tenant uses a module, with further overrides. Named {@code <tenantModule>.<company>}. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("cmod")
@Categories("buildify")
public final class CompanyModule extends CustomResource<CompanyModuleSpec, NodeStatus> implements Namespaced {}
