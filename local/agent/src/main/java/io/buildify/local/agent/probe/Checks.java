package io.buildify.local.agent.probe;

import io.buildify.local.agent.process.CannotStart;
import io.buildify.local.agent.process.Command;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Probes once, in one of the ways a pod can ask for. */
public final class Checks {

    private final HttpCheck http = new HttpCheck();

    ProbeResult check(Probe probe, ProbeTarget target) throws InterruptedException {
        var timeout = Duration.ofSeconds(probe.getTimeoutSeconds() == null ? 1 : probe.getTimeoutSeconds());
        try {
            if (probe.getHttpGet() != null) {
                return http(probe.getHttpGet(), target, timeout);
            }
            if (probe.getTcpSocket() != null) {
                return tcp(probe.getTcpSocket(), target, timeout);
            }
            if (probe.getExec() != null) {
                return exec(probe.getExec(), target, timeout);
            }
            return ProbeResult.failed("the node agent supports httpGet, tcpSocket and exec probes only");
        } catch (IllegalArgumentException e) {
            return ProbeResult.failed(String.valueOf(e.getMessage()));
        }
    }

    ProbeResult http(HTTPGetAction action, ProbeTarget target, Duration timeout) throws InterruptedException {
        return http.check(action, target.port().apply(action.getPort()), timeout);
    }

    private static ProbeResult tcp(TCPSocketAction action, ProbeTarget target, Duration timeout) {
        var host = action.getHost() == null || action.getHost().isEmpty() ? "127.0.0.1" : action.getHost();
        var port = target.port().apply(action.getPort());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            return ProbeResult.OK;
        } catch (IOException e) {
            return ProbeResult.failed("dial tcp %s:%d: %s".formatted(host, port, e.getMessage()));
        }
    }

    ProbeResult exec(ExecAction action, ProbeTarget target, Duration timeout) throws InterruptedException {
        var words = action.getCommand().stream().map(target.literals()).toList();
        try {
            var result = Command.run(target.surroundings().with(words), timeout);
            if (!result.finished()) {
                return ProbeResult.failed(
                        "command timed out after " + timeout.toSeconds() + "s: " + String.join(" ", words));
            }
            return result.code() == 0
                    ? ProbeResult.OK
                    : ProbeResult.failed(
                            result.output().isEmpty() ? "command exited with " + result.code() : result.output());
        } catch (CannotStart e) {
            return ProbeResult.failed(String.valueOf(e.getMessage()));
        }
    }
}
