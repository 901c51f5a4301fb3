package io.buildify.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many requests the API server has answered, by verb and resource; watches are not counted.
 *
 * @param counts since the start of the API server
 */
record ApiRequests(Map<String, Long> counts) {

    private static final Pattern LINE = Pattern.compile("^apiserver_request_total\\{([^}]*)} ([0-9.e+]+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    static ApiRequests now(KubernetesClient client) {
        Map<String, Long> counts = new TreeMap<>();
        client.raw("/metrics").lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                Map<String, String> labels = LABEL.matcher(matcher.group(1))
                        .results()
                        .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
                String verb = labels.getOrDefault("verb", "");
                String subresource = labels.getOrDefault("subresource", "");
                if (!verb.equals("WATCH")) {
                    counts.merge(
                            verb + " " + labels.get("resource") + (subresource.isEmpty() ? "" : "/" + subresource),
                            (long) Double.parseDouble(matcher.group(2)),
                            Long::sum);
                }
            }
        });
        return new ApiRequests(counts);
    }

    /** Requests that this has more than an earlier count, where there are any. */
    Map<String, Long> since(ApiRequests earlier) {
        Map<String, Long> more = new TreeMap<>();
        counts.forEach((request, count) -> {
            long difference = count - earlier.counts.getOrDefault(request, 0L);
            if (difference > 0) {
                more.put(request, difference);
            }
        });
        return more;
    }
}
