package io.buildify.operator.runtime;

/** What only the operator that holds the Lease does, besides reconciling. */
public interface Work {

    /** Called once this process holds the Lease, before the first reconcile. */
    void begin();

    /** Called when this process ends or has lost the Lease; also when it never began. */
    void end();
}
