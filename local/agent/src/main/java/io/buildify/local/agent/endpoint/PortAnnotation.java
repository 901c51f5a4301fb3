package io.buildify.local.agent.endpoint;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The annotation that says where a pod's processes really listen: {@code {"8080":23456}}, container port to port on
 * 127.0.0.1.
 */
public final class PortAnnotation {

    public static final String NAME = "node-agent.buildify.io/ports";

    private static final Pattern ENTRY = Pattern.compile("\"(\\d{1,5})\":(\\d{1,5})");

    private PortAnnotation() {}

    public static String render(Map<Integer, Integer> ports) {
        return new TreeMap<>(ports)
                .entrySet().stream()
                        .map(port -> "\"" + port.getKey() + "\":" + port.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /** The ports in an annotation; what is not of its form is left out. */
    static Map<Integer, Integer> parse(String annotation) {
        return ENTRY.matcher(annotation)
                .results()
                .collect(Collectors.toMap(
                        entry -> Integer.valueOf(entry.group(1)),
                        entry -> Integer.valueOf(entry.group(2)),
                        (a, b) -> b));
    }
}
