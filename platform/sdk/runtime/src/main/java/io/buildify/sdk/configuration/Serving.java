package io.buildify.sdk.configuration;

import io.buildify.events.Reason;

/** What the configuration topic says about serving a scope (docs/module-contract.md). */
public sealed interface Serving {

    /** It is served here, with this configuration. */
    record Here(ServedConfiguration configuration) implements Serving {}

    /** It is switched off: 403 with the reason's problem type. */
    record Refused(Reason reason) implements Serving {}

    /** This instance has no such tenant, or another instance serves it: 421. */
    record Elsewhere() implements Serving {}
}
