package io.buildify.gateway.edge;

import io.vertx.core.MultiMap;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name a request has in every log and in the answer. */
final class RequestId {

    static final String HEADER = "x-request-id";

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private RequestId() {}

    /** The client's own id where it has a harmless form, else a new one. */
    static String of(MultiMap headers) {
        @Nullable String given = headers.get(HEADER);
        if (given != null && ACCEPTABLE.matcher(given).matches()) {
            return given;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
