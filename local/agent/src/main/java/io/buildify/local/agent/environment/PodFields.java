package io.buildify.local.agent.environment;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fields of a Pod that the downward API offers, by {@code fieldPath}. */
public record PodFields(Pod pod) {

    private static final Pattern ENTRY = Pattern.compile("metadata\\.(labels|annotations)\\['(.+)']");
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * The value of a field; empty text where a label or annotation is not set.
     *
     * @throws MissingReference when the downward API has no such field
     */
    public String value(String path) throws MissingReference {
        var metadata = pod.getMetadata();
        var entry = ENTRY.matcher(path);
        if (entry.matches()) {
            return entries(entry.group(1)).getOrDefault(entry.group(2), "");
        }
        return switch (path) {
            case "metadata.name" -> metadata.getName();
            case "metadata.namespace" -> metadata.getNamespace();
            case "metadata.uid" -> metadata.getUid();
            case "metadata.labels" -> lines(entries("labels"));
            case "metadata.annotations" -> lines(entries("annotations"));
            case "spec.nodeName" -> pod.getSpec().getNodeName();
            case "spec.serviceAccountName" -> pod.getSpec().getServiceAccountName();
            case "status.podIP", "status.podIPs", "status.hostIP", "status.hostIPs" -> LOOPBACK;
            default -> throw new MissingReference("unsupported fieldPath: " + path);
        };
    }

    private Map<String, String> entries(String kind) {
        var found = kind.equals("labels")
                ? pod.getMetadata().getLabels()
                : pod.getMetadata().getAnnotations();
        return found == null ? Map.of() : found;
    }

    private static String lines(Map<String, String> entries) {
        return new TreeMap<>(entries)
                .entrySet().stream()
                        .map(e -> e.getKey() + "=\""
                                + e.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .collect(Collectors.joining("\n"));
    }
}
