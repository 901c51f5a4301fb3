package io.buildify.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;

/** RFC 3986, 6.2.2: one spelling for each path. Dot segments, empty segments and escaped separators have none. */
final class PathSpelling {

    private static final BitSet UNRESERVED = characters("-._~");
    private static final BitSet ALLOWED = characters("-._~!$&'()*+,;=:@/");

    /** Servers disagree about what this path means. */
    static final class Ambiguous extends Exception {
        private final String reason;

        Ambiguous(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private PathSpelling() {}

    static String normalised(String path) throws Ambiguous {
        String spelled = path.indexOf('%') < 0 ? plain(path) : escaped(path);
        refuseAmbiguousSegments(spelled);
        return spelled;
    }

    private static String plain(String path) throws Ambiguous {
        for (int i = 0; i < path.length(); i++) {
            requireAllowed(path.charAt(i));
        }
        return path;
    }

    private static String escaped(String path) throws Ambiguous {
        StringBuilder spelled = new StringBuilder(path.length());
        ByteBuffer decoded = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                requireAllowed(c);
                spelled.append(c);
                decoded.put((byte) c);
                continue;
            }
            int octet = octet(path, i);
            decoded.put((byte) octet);
            if (UNRESERVED.get(octet)) {
                spelled.append((char) octet);
            } else {
                spelled.append(path.substring(i, i + 3).toUpperCase(Locale.ROOT));
            }
            i += 2;
        }
        requireUtf8(decoded.flip());
        return spelled.toString();
    }

    private static int octet(String path, int percent) throws Ambiguous {
        if (percent + 2 >= path.length()
                || !HexFormat.isHexDigit(path.charAt(percent + 1))
                || !HexFormat.isHexDigit(path.charAt(percent + 2))) {
            throw new Ambiguous("The path has a % that is not followed by two hexadecimal digits.");
        }
        int octet = HexFormat.fromHexDigits(path, percent + 1, percent + 3);
        if (octet == '/' || octet == '\\') {
            throw new Ambiguous("The path has an encoded slash or backslash.");
        }
        if (octet < ' ' || octet == 0x7F) {
            throw new Ambiguous("The path has an encoded control character.");
        }
        return octet;
    }

    private static void requireAllowed(char c) throws Ambiguous {
        if (!ALLOWED.get(c)) {
            throw new Ambiguous("The path has a character that must be percent-encoded.");
        }
    }

    private static void requireUtf8(ByteBuffer decoded) throws Ambiguous {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(decoded);
        } catch (CharacterCodingException malformed) {
            throw new Ambiguous("The path is not UTF-8.");
        }
    }

    /** Path parameters are cut off first, as some servers do before they resolve {@code ..}. */
    private static void refuseAmbiguousSegments(String path) throws Ambiguous {
        for (int start = 1; start < path.length(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String name = withoutParameters(path.substring(start, end));
            if (name.isEmpty()) {
                throw new Ambiguous("The path has an empty segment.");
            }
            if (name.equals(".") || name.equals("..")) {
                throw new Ambiguous("The path has a dot segment.");
            }
            start = end + 1;
        }
    }

    private static String withoutParameters(String segment) {
        int plain = segment.indexOf(';');
        String cut = plain < 0 ? segment : segment.substring(0, plain);
        int escaped = cut.indexOf("%3B");
        return escaped < 0 ? cut : cut.substring(0, escaped);
    }

    private static BitSet characters(String others) {
        BitSet set = new BitSet(128);
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        set.set('0', '9' + 1);
        others.chars().forEach(set::set);
        return set;
    }
}
