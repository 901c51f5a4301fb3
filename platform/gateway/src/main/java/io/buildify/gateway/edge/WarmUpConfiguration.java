package io.buildify.gateway.edge;

import io.buildify.gateway.GatewayConfiguration;
import java.util.Optional;
import java.util.Set;

/** The real configuration on a free port of the loopback, with one public path. */
record WarmUpConfiguration(GatewayConfiguration real, String publicPath) implements GatewayConfiguration {

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public Token token() {
        return real.token();
    }

    @Override
    public Kubernetes kubernetes() {
        return real.kubernetes();
    }

    @Override
    public Limits limits() {
        return real.limits();
    }

    @Override
    public Timeouts timeouts() {
        return real.timeouts();
    }

    @Override
    public Cors cors() {
        return real.cors();
    }

    @Override
    public Optional<Set<String>> publicPaths() {
        return Optional.of(Set.of(publicPath));
    }

    @Override
    public int warmUp() {
        return real.warmUp();
    }
}
