package io.buildify.sdk.bootstrap;

import io.buildify.sdk.scope.Scope;
import io.smallrye.mutiny.Uni;

/**
 * Makes what a tenant or a company begins with: a chart of accounts, a default warehouse. A bean of the module. It runs
 * exactly once in each scope that gets the module, before anything else works in that scope: when the configuration
 * comes, with {@code core.company.created} where the module subscribes to it, or with the first request. A company's
 * run follows its tenant's.
 */
public interface Bootstrap {

    /** What its runs are known by; unique in the module. */
    String name();

    /** Raised when there is more to make: it then runs once again in each scope. */
    default int version() {
        return 1;
    }

    /** Whether there is anything to make for the scope. */
    default boolean concerns(Scope scope) {
        return true;
    }

    /**
     * Makes the data. Runs in the scope, in a transaction that also notes that it has run.
     *
     * @return what has ended when the data is there; its failure undoes all of it, and it is tried again
     */
    Uni<?> run(Scope scope);
}
