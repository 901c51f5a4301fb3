package io.buildify.crd;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A catalogue entry: a module of the platform with its releases. Registering one deploys nothing. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("mod")
@Categories("buildify")
public final class Module extends CustomResource<ModuleSpec, ModuleStatus> {}
