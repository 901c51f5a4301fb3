package io.buildify.local.agent.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PortAnnotationTest {

    @Test
    void whatIsWrittenIsRead() {
        var ports = Map.of(9000, 23457, 8080, 23456);

        assertThat(PortAnnotation.render(ports)).isEqualTo("{\"8080\":23456,\"9000\":23457}");
        assertThat(PortAnnotation.parse(PortAnnotation.render(ports))).isEqualTo(ports);
    }

    @Test
    void whatSomebodyElseWroteThereIsIgnored() {
        assertThat(PortAnnotation.parse("yes")).isEmpty();
        assertThat(PortAnnotation.parse("")).isEmpty();
    }
}
