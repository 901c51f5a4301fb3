package io.buildify.crd;

/** Patterns of the names in the API, anchored, as in the CRDs. */
public final class Syntax {
    /** Ids of modules, tenants and companies, and names of channels and database servers: at most 40 characters. */
    public static final String ID = "^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$";

    /** A version of SemVer without build metadata, {@code 1.2.0-rc.1}: an image tag can hold it. */
    public static final String VERSION = "^(0|[1-9][0-9]*)[.](0|[1-9][0-9]*)[.](0|[1-9][0-9]*)"
            + "(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)([.](0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?$";

    /** One or more comparisons that must all hold, {@code >=1.2 <2}; parts left out of a version are 0. */
    public static final String VERSION_RANGE =
            "^(=|>|>=|<|<=)?[0-9]+([.][0-9]+){0,2}( (=|>|>=|<|<=)?[0-9]+([.][0-9]+){0,2})*$";

    /** {@code <module>.<aggregate>.<what happened>}; at least two segments. */
    public static final String EVENT_TYPE = "^[a-z][-a-z0-9]*([.][a-z][-_a-z0-9]*)+$";

    /** As {@link #EVENT_TYPE}, or with {@code *} for exactly the last segment. */
    public static final String EVENT_PATTERN = "^[a-z][-a-z0-9]*([.][a-z][-_a-z0-9]*)*[.]([a-z][-_a-z0-9]*|[*])$";

    /** A feature's name. */
    public static final String FEATURE = "^[a-z]([-_a-z0-9]{0,61}[a-z0-9])?$";

    /** {@code <resource>.<action>}. */
    public static final String PERMISSION = "^[a-z][-_a-z0-9]*([.][a-z][-_a-z0-9]*)*$";

    /** JSON Pointer (RFC 6901) below the root. */
    public static final String JSON_POINTER = "^(/([^/~]|~[01])*)+$";

    /** Absolute path of a URL, without query. */
    public static final String PATH = "^(/[-._~!$&'()*+,;=:@%a-zA-Z0-9]*)+$";

    private Syntax() {}
}
