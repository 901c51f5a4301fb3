package io.buildify.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.Map;
import java.util.stream.Stream;

/** Names that a tenant could have, whose name server says what its tenant likes; all others are the system's. */
public final class TestNames extends InetAddressResolverProvider {

    private static final Map<String, String> LEADS_TO = Map.of(
            "loopback.example.com.", "127.0.0.1",
            "metadata.example.com.", "169.254.169.254",
            "private.example.com.", "10.0.0.1",
            "six.example.com.", "fd00::1",
            "mapped.example.com.", "::ffff:127.0.0.1",
            "receiver.example.com.", "127.0.0.1",
            "stranger.example.com.", "127.0.0.1");

    private static final String LOOKUPS = "lookups.";

    /** How often a name was looked up. It is counted in system properties: tests have another class loader. */
    static int lookups(String name) {
        return Integer.getInteger(LOOKUPS + name + ".", 0);
    }

    private static synchronized void count(String name) {
        System.setProperty(LOOKUPS + name, String.valueOf(Integer.getInteger(LOOKUPS + name, 0) + 1));
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                count(host);
                if (host.equals("both.example.com.")) {
                    return Stream.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("127.0.0.1"));
                }
                String address = LEADS_TO.get(host);
                return address == null ? system.lookupByName(host, policy) : Stream.of(InetAddress.ofLiteral(address));
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "names of tests";
    }
}
