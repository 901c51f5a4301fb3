package io.buildify.gateway.upstream;

/** A process to dial. Names under {@code .localhost} have become the loopback address already. */
public record Endpoint(String host, int port) {
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
