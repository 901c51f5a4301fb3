package io.buildify.local.agent.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ports a pod's processes really listen on. All processes share the loopback, so each container port gets a port of
 * its own, unless it asks for a {@code hostPort}.
 */
final class PodPorts {

    private final FreePorts free;
    private final Map<Integer, Integer> real = new TreeMap<>();
    private final Map<Integer, Integer> taken = new HashMap<>();

    PodPorts(FreePorts free) {
        this.free = free;
    }

    /**
     * Gives a container its ports, before each start: the ones it had unless somebody else listens there by now.
     *
     * @throws IOException when a hostPort is in use or no port is free
     */
    synchronized void assign(Container container) throws IOException {
        for (var port : container.getPorts()) {
            if (port.getHostPort() != null && port.getHostPort() > 0) {
                assignHostPort(container, port);
            } else {
                assignFree(port.getContainerPort());
            }
        }
    }

    private void assignHostPort(Container container, ContainerPort port) throws IOException {
        if (!FreePorts.isFree(port.getHostPort())) {
            throw new IOException(
                    "hostPort %d of container \"%s\" is in use on this machine: end the process that listens there or choose another port"
                            .formatted(port.getHostPort(), container.getName()));
        }
        real.put(port.getContainerPort(), port.getHostPort());
    }

    private void assignFree(int containerPort) throws IOException {
        var before = taken.get(containerPort);
        if (before != null && FreePorts.isFree(before)) {
            return;
        }
        var fresh = free.take();
        if (before != null) {
            free.giveBack(before);
        }
        taken.put(containerPort, fresh);
        real.put(containerPort, fresh);
    }

    /** HOST and PORT for the first port, {@code PORT_<NAME>} for the named ones after it. */
    synchronized Map<String, String> variables(Container container) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (var port : container.getPorts()) {
            var number = String.valueOf(real.get(port.getContainerPort()));
            if (variables.isEmpty()) {
                variables.put("HOST", "127.0.0.1");
                variables.put("PORT", number);
            } else if (port.getName() != null) {
                variables.put("PORT_" + port.getName().toUpperCase(Locale.ROOT).replace('-', '_'), number);
            }
        }
        return variables;
    }

    /**
     * The real port for a container's port, by its name or number; a number that the container does not declare is the
     * port it listens on.
     */
    synchronized int resolve(Container container, IntOrString port) {
        var number = port.getIntVal();
        if (number != null) {
            return real.getOrDefault(number, number);
        }
        return container.getPorts().stream()
                .filter(candidate -> port.getStrVal().equals(candidate.getName()))
                .findFirst()
                .map(candidate -> real.getOrDefault(candidate.getContainerPort(), candidate.getContainerPort()))
                .orElseThrow(() -> new IllegalArgumentException("couldn't find port: \"" + port.getStrVal()
                        + "\" in container \"" + container.getName() + "\""));
    }

    /** Real ports by container port. */
    synchronized Map<Integer, Integer> all() {
        return Map.copyOf(real);
    }

    synchronized void giveBack() {
        List.copyOf(taken.values()).forEach(free::giveBack);
        taken.clear();
    }
}
