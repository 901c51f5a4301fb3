package io.buildify.gateway.edge;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Requests that the decoder could not read. */
final class Unreadable {

    private Unreadable() {}

    static Problem problem(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> Problems.malformed(414, "The request line is too long.");
            case TooLongHttpHeaderException header -> Problems.malformed(431, "The request headers are too long.");
            default -> Problems.malformed(400, "The request is not sound HTTP/1.1.");
        };
    }
}
