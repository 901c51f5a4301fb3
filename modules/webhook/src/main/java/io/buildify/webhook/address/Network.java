package io.buildify.webhook.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * PURE: addresses that begin with the same bits.
 *
 * @param first any address of it
 * @param bits how many of its first bits count
 */
record Network(InetAddress first, int bits) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * @param text {@code 10.0.0.0/8}, {@code fd00::/8} or a single address
     * @throws IllegalArgumentException if it is none, with what one looks like
     */
    static Network parse(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            if (ADDRESS.matcher(parts[0]).matches()) {
                InetAddress first = InetAddress.ofLiteral(parts[0]);
                int all = first.getAddress().length * Byte.SIZE;
                int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= all) {
                    return new Network(first, bits);
                }
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "\"%s\" is no network: write one as 10.20.0.0/16, fd00::/8 or 192.0.2.7".formatted(text));
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** The IPv4 address that stands in an IPv6 address from that byte on. */
    static InetAddress embedded(InetAddress address, int from) {
        byte[] all = address.getAddress();
        try {
            return InetAddress.getByAddress(new byte[] {all[from], all[from + 1], all[from + 2], all[from + 3]});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
