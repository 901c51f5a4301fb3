package io.buildify.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static final AddressRules STRICT = new AddressRules(List.of(), List.of());

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, a loopback address",
        "127.255.255.254, a loopback address",
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "10.0.0.1, private (RFC 1918)",
        "172.16.0.1, private (RFC 1918)",
        "172.31.255.255, private (RFC 1918)",
        "192.168.1.1, private (RFC 1918)",
        "100.64.0.1, shared by carriers (RFC 6598)",
        "100.127.255.255, shared by carriers (RFC 6598)",
        "169.254.169.254, 'link-local, where clouds keep their metadata'",
        "192.0.0.8, reserved for protocols",
        "192.0.2.1, for documentation",
        "198.18.0.1, for benchmarks",
        "224.0.0.1, multicast",
        "255.255.255.255, reserved",
        "::1, a loopback address",
        "::, not public",
        "fe80::1, link-local",
        "fec0::1, not public",
        "fd00::1, private (RFC 4193)",
        "fc00::1, private (RFC 4193)",
        "ff02::1, multicast",
        "2001:db8::1, for documentation",
        "2001:0:53aa:64c::1, reserved for protocols",
        "::ffff:127.0.0.1, a loopback address",
        "::ffff:169.254.169.254, 'link-local, where clouds keep their metadata'",
        "::127.0.0.1, not public",
        "64:ff9b::127.0.0.1, a loopback address",
        "64:ff9b::10.0.0.1, private (RFC 1918)",
        "64:ff9b:1::1, not public",
        "2002:7f00:1::, a loopback address",
        "2002:a9fe:a9fe::1, 'link-local, where clouds keep their metadata'",
        "2002:c0a8:101::1, private (RFC 1918)",
        "100::1, not public"
    })
    void whatIsNotPublicIsRefused(String address, String problem) {
        assertThat(STRICT.problem(InetAddress.ofLiteral(address))).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "9.255.255.255",
                "11.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "223.255.255.255",
                "2606:2800:220:1:248:1893:25c8:1946",
                "2a00:1450:4001::1",
                "64:ff9b::93.184.216.34",
                "2002:5db8:d822::1"
            })
    void whatIsPublicIsNot(String address) {
        assertThat(STRICT.problem(InetAddress.ofLiteral(address))).isEmpty();
    }

    @Test
    void theEngineerAllowsAndRefusesNetworks() {
        AddressRules rules = new AddressRules(
                List.of(Network.parse("10.1.0.0/16"), Network.parse("fd00:1::/32")),
                List.of(Network.parse("10.1.2.0/24"), Network.parse("93.184.216.34")));

        assertThat(rules.problem(InetAddress.ofLiteral("10.1.1.1"))).isEmpty();
        assertThat(rules.problem(InetAddress.ofLiteral("10.2.1.1"))).isPresent();
        assertThat(rules.problem(InetAddress.ofLiteral("fd00:1::1"))).isEmpty();
        assertThat(rules.problem(InetAddress.ofLiteral("10.1.2.1"))).contains("refused by this platform");
        assertThat(rules.problem(InetAddress.ofLiteral("93.184.216.34"))).contains("refused by this platform");
        assertThat(rules.problem(InetAddress.ofLiteral("64:ff9b::93.184.216.34")))
                .contains("refused by this platform");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", "example.com", "10.0.0/8/8"})
    void whatIsNoNetworkIsShownWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(text))
                .withMessageContaining("is no network: write one as 10.20.0.0/16");
    }
}
