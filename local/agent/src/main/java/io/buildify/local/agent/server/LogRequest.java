package io.buildify.local.agent.server;

import io.buildify.local.agent.log.LogQuery;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /containerLogs/<namespace>/<pod>/<container>?…}, as the API server sends it for {@code kubectl logs}. */
record LogRequest(String namespace, String pod, String container, LogQuery query) {

    private static final int PARTS = 5;

    /**
     * @param now from which {@code sinceSeconds} counts back
     * @return empty when the path is of another form
     * @throws IllegalArgumentException when a parameter is
     */
    static Optional<LogRequest> parse(URI uri, Instant now) {
        var parts = uri.getPath().split("/");
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        var parameters = parameters(uri.getRawQuery());
        var query = new LogQuery(
                flag(parameters, "follow"),
                flag(parameters, "previous"),
                since(parameters, now),
                number(parameters, "tailLines"),
                flag(parameters, "timestamps"),
                number(parameters, "limitBytes"));
        return Optional.of(new LogRequest(parts[2], parts[3], parts[4], query));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (var parameter : query == null ? new String[0] : query.split("&")) {
            var parts = parameter.split("=", 2);
            parameters.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static boolean flag(Map<String, String> parameters, String name) {
        var value = parameters.getOrDefault(name, "false");
        return value.equals("true") || value.equals("1");
    }

    private static @Nullable Long number(Map<String, String> parameters, String name) {
        var value = parameters.get(name);
        return value == null || value.isEmpty() ? null : Long.valueOf(value);
    }

    private static @Nullable Instant since(Map<String, String> parameters, Instant now) {
        var time = parameters.get("sinceTime");
        if (time != null && !time.isEmpty()) {
            return Instant.parse(time);
        }
        var seconds = number(parameters, "sinceSeconds");
        return seconds == null ? null : now.minusSeconds(seconds);
    }
}
