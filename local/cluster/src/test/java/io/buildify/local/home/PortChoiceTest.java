package io.buildify.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortChoiceTest {

    @Test
    void choosesFreeAndDifferentPorts() {
        Set<Integer> chosen = new HashSet<>(all(choice().choose(null, 8080)));

        assertThat(chosen).hasSize(8).allMatch(port -> port == 8080 || PortChoice.isFree(port));
    }

    @Test
    void keepsTheOnesOfTheLastStart() {
        Ports first = choice().choose(null, 8080);

        assertThat(new PortChoice(new Random(2)).choose(first, 8080)).isEqualTo(first);
    }

    @Test
    void replacesOnlyTheOneThatIsTakenNow() throws IOException {
        Ports first = choice().choose(null, 8080);
        try (ServerSocket other = new ServerSocket(first.kafka(), 1, InetAddress.getLoopbackAddress())) {

            Ports second = new PortChoice(new Random(2)).choose(first, 8080);

            assertThat(second.kafka()).isNotEqualTo(other.getLocalPort());
            assertThat(second.postgresql()).isEqualTo(first.postgresql());
        }
    }

    @Test
    void seesWhoListensEverywhereToo() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0)) {
            assertThat(PortChoice.isFree(everywhere.getLocalPort())).isFalse();
        }
    }

    @Test
    void namesWhoListens() throws IOException {
        try (ServerSocket ours = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortOwner.of(ours.getLocalPort()))
                    .contains("java (process " + ProcessHandle.current().pid() + ")");
        }
    }

    private static PortChoice choice() {
        return new PortChoice(new Random(1));
    }

    private static List<Integer> all(Ports ports) {
        return List.of(
                ports.etcd(),
                ports.etcdPeer(),
                ports.apiServer(),
                ports.postgresql(),
                ports.kafka(),
                ports.kafkaController(),
                ports.control(),
                ports.gateway());
    }
}
