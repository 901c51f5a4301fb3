package io.buildify.local.agent.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PodPortsTest {

    private static final Container WEB = container("""
            name: web
            ports:
            - {name: http, containerPort: 8080}
            - {name: admin-ui, containerPort: 9000}
            - {containerPort: 9001}
            """);

    private final FreePorts free = new FreePorts(new Random(1));
    private final PodPorts ports = new PodPorts(free);

    @Test
    void eachContainerPortGetsAPortOfItsOwn() throws Exception {
        ports.assign(WEB);

        var real = ports.all();
        assertThat(real).containsOnlyKeys(8080, 9000, 9001);
        assertThat(new HashSet<>(real.values())).hasSize(3);
        assertThat(ports.variables(WEB))
                .hasSize(3)
                .containsEntry("HOST", "127.0.0.1")
                .containsEntry("PORT", String.valueOf(real.get(8080)))
                .containsEntry("PORT_ADMIN_UI", String.valueOf(real.get(9000)));
    }

    @Test
    void portsAreFoundByNameAndByNumber() throws Exception {
        ports.assign(WEB);

        assertThat(ports.resolve(WEB, new IntOrString("admin-ui")))
                .isEqualTo(ports.all().get(9000));
        assertThat(ports.resolve(WEB, new IntOrString(8080)))
                .isEqualTo(ports.all().get(8080));
        assertThat(ports.resolve(WEB, new IntOrString(5432))).isEqualTo(5432);
        assertThatThrownBy(() -> ports.resolve(WEB, new IntOrString("nosuch")))
                .hasMessage("couldn't find port: \"nosuch\" in container \"web\"");
    }

    @Test
    void aRestartKeepsThePortUnlessSomebodyTookIt() throws Exception {
        ports.assign(WEB);
        var before = ports.all();
        ports.assign(WEB);
        assertThat(ports.all()).isEqualTo(before);

        try (var thief = new ServerSocket(before.get(8080), 1, InetAddress.getLoopbackAddress())) {
            ports.assign(WEB);
            assertThat(ports.all().get(8080)).isNotEqualTo(thief.getLocalPort());
            assertThat(ports.all().get(9000)).isEqualTo(before.get(9000));
        }
    }

    @Test
    void aHostPortIsTakenAsItIs() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var container = container(
                    "{name: edge, ports: [{containerPort: 8080, hostPort: %d}]}".formatted(taken.getLocalPort()));
            assertThatThrownBy(() -> ports.assign(container))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("hostPort " + taken.getLocalPort() + " of container \"edge\" is in use");
            taken.close();
            ports.assign(container);
            assertThat(ports.variables(container)).containsEntry("PORT", String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void aContainerWithoutPortsGetsNone() throws Exception {
        var container = container("name: worker");
        ports.assign(container);

        assertThat(ports.variables(container)).isEmpty();
        assertThat(ports.all()).isEmpty();
    }

    private static Container container(String yaml) {
        return Serialization.unmarshal("---\n" + yaml, Container.class);
    }
}
