package io.buildify.webhook.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PURE: which addresses are the public Internet's. The special ones are those of the registries that RFC 6890 began
 * (<a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>,
 * <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>); of IPv6 all but 2000::/3 is refused.
 *
 * @param allowed networks that may be called whatever they are
 * @param refused networks that may not be called whatever they are
 */
record AddressRules(List<Network> allowed, List<Network> refused) {

    /** @param what it is, to be read after "is" */
    private record Special(Network network, String what) {}

    private static final List<Special> SPECIAL = new ArrayList<>();

    static {
        special("unspecified", "0.0.0.0/8");
        special("private (RFC 1918)", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
        special("shared by carriers (RFC 6598)", "100.64.0.0/10");
        special("a loopback address", "127.0.0.0/8");
        special("link-local, where clouds keep their metadata", "169.254.0.0/16");
        special("reserved for protocols", "192.0.0.0/24", "192.88.99.0/24");
        special("for documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        special("for benchmarks", "198.18.0.0/15");
        special("multicast", "224.0.0.0/4");
        special("reserved", "240.0.0.0/4");
        special("for documentation", "2001:db8::/32", "3fff::/20");
        special("reserved for protocols", "2001::/23");
    }

    private static final Network GLOBAL = Network.parse("2000::/3");
    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");
    private static final Network UNIQUE_LOCAL = Network.parse("fc00::/7");
    private static final int LAST_OF_NAT64 = 12;
    private static final int FIRST_OF_SIX_TO_FOUR = 2;

    private static void special(String what, String... networks) {
        for (String network : networks) {
            SPECIAL.add(new Special(Network.parse(network), what));
        }
    }

    /** What about the address keeps it from being called: "private (RFC 1918)"; empty if it may be called. */
    Optional<String> problem(InetAddress address) {
        if (isIn(refused, address)) {
            return Optional.of("refused by this platform");
        }
        if (isIn(allowed, address)) {
            return Optional.empty();
        }
        return address instanceof Inet4Address ? ofSpecial(address) : ofSix(address);
    }

    private Optional<String> ofSix(InetAddress address) {
        if (NAT64.contains(address)) {
            return problem(Network.embedded(address, LAST_OF_NAT64));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return problem(Network.embedded(address, FIRST_OF_SIX_TO_FOUR));
        }
        if (GLOBAL.contains(address)) {
            return ofSpecial(address);
        }
        if (address.isLoopbackAddress()) {
            return Optional.of("a loopback address");
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of("link-local");
        }
        if (address.isMulticastAddress()) {
            return Optional.of("multicast");
        }
        return Optional.of(UNIQUE_LOCAL.contains(address) ? "private (RFC 4193)" : "not public");
    }

    private static Optional<String> ofSpecial(InetAddress address) {
        return SPECIAL.stream()
                .filter(special -> special.network().contains(address))
                .map(Special::what)
                .findFirst();
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
