package io.buildify.sdk.rest;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a request: the gateway's where it is one, else our own. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "buildify.request";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    /** The id of the request at hand; empty outside one. */
    public static Optional<String> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    /** Whether a text from outside can be an id, and is safe in a log. */
    static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    static void enter(String id) {
        ContextLocals.put(KEY, id);
    }
}
