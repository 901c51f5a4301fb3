package io.buildify.crd;

/** Group, version and fixed keys of the API. */
public final class ApiGroup {
    public static final String NAME = "buildify.io";
    public static final String VERSION = "v1alpha1";

    /** Label of a namespace that holds a tenant's resources; its value is the tenant's id. */
    public static final String TENANT_LABEL = NAME + "/tenant";

    private ApiGroup() {}
}
