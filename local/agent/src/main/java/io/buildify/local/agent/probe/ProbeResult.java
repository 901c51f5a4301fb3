package io.buildify.local.agent.probe;

/**
 * Result of probing once.
 *
 * @param success whether the container answered as it should
 * @param message what went wrong, in kubelet's words; empty on success
 */
record ProbeResult(boolean success, String message) {

    static final ProbeResult OK = new ProbeResult(true, "");

    static ProbeResult failed(String message) {
        return new ProbeResult(false, message);
    }
}
