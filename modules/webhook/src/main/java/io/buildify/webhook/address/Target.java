package io.buildify.webhook.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * PURE: a URL whose text is in order. Where its host's name leads to is asked each time that it is called.
 *
 * @param url as it was given
 * @param secure whether it is https
 * @param host a name, or an address without brackets; in lower case
 * @param port where it listens
 * @param isAllowed whether the platform's engineer has named the host, so that it may lead anywhere
 */
public record Target(URI url, boolean secure, String host, int port, boolean isAllowed) {

    private static final int LONGEST = 2_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** There are others, such as 127.1 and 0x7f000001, which not everybody reads alike. */
    private static final Pattern USUAL_IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})([.](0|[1-9][0-9]{0,2})){3}");

    private static final List<String> INSIDE =
            List.of("localhost", "local", "svc", "internal", "intranet", "lan", "home.arpa");
    private static final String ENGINEER = "or ask the platform's engineer to add ";

    /**
     * @throws UrlRefused if it may not be called, naming the reason and what helps
     */
    public static Target of(String text, CallRules rules) {
        URI url = parse(text);
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        if (!secure && !"http".equalsIgnoreCase(url.getScheme())) {
            throw new UrlRefused(
                    "\"%s\" is not an https URL. Write one as https://example.com/events.".formatted(text));
        }
        if (!secure && !rules.http()) {
            throw new UrlRefused(
                    "\"%s\" is not https: others could read and forge events on their way. Use an https URL."
                            .formatted(text));
        }
        String host = host(url, text);
        boolean allowed = rules.allows(host);
        if (!allowed) {
            checkName(host);
        }
        int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP;
        boolean usual = !secure && url.getPort() < 0;
        if (!usual && !rules.allowedPorts().contains(port)) {
            throw new UrlRefused("Port %d may not be called, only %s. Use one of these, %sit to allowed_ports."
                    .formatted(port, rules.allowedPorts(), ENGINEER));
        }
        return new Target(url, secure, host, port, allowed);
    }

    private static URI parse(String text) {
        if (text.length() > LONGEST) {
            throw new UrlRefused("The URL has more than %d characters. Use a shorter one.".formatted(LONGEST));
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new UrlRefused(
                    "\"%s\" is no URL: %s. Write one as https://example.com/events.".formatted(text, e.getReason()));
        }
    }

    private static String host(URI url, String text) {
        if (url.getRawUserInfo() != null
                || (url.getRawAuthority() != null && url.getRawAuthority().contains("@"))) {
            throw new UrlRefused(
                    "The URL has a user's name or password in it, which would stand in lists. Verify the signature instead.");
        }
        if (url.getRawFragment() != null) {
            throw new UrlRefused("The URL has a fragment (#), which is never sent. Leave it out.");
        }
        if (url.getHost() == null) {
            throw noHost(text);
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (host.contains("%")) {
            throw new UrlRefused(
                    "The host %s has a zone, which means nothing elsewhere. Leave it out.".formatted(host));
        }
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1);
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (isAddress(name) && !USUAL_IPV4.matcher(name).matches()) {
            throw noHost(text);
        }
        return name;
    }

    private static UrlRefused noHost(String text) {
        return new UrlRefused(
                "\"%s\" names no host that can be called: write a name as example.com, or an address in its usual form."
                        .formatted(text));
    }

    /** What is no name of the public Internet is refused before it is looked up. */
    private static void checkName(String host) {
        boolean isInside = !host.contains(".")
                || host.endsWith(".cluster.local")
                || INSIDE.stream().anyMatch(end -> host.equals(end) || host.endsWith("." + end));
        if (!isAddress(host) && isInside) {
            throw new UrlRefused(
                    "%s is a name inside the platform or a private network. Use a public name, %sit to allowed_hosts."
                            .formatted(host, ENGINEER));
        }
    }

    /** Whether the host is an address, which is not looked up: a name's last part begins with a letter (RFC 1123). */
    boolean isAddress() {
        return isAddress(host);
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || Character.isDigit(host.charAt(host.lastIndexOf('.') + 1));
    }

    /** The header {@code Host}. */
    public String authority() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** Path and query, as they are sent. */
    public String pathAndQuery() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
