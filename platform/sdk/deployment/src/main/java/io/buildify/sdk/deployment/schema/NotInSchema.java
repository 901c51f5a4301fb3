package io.buildify.sdk.deployment.schema;

/** A record says something that its schema cannot say; the message names the component and what helps. */
public final class NotInSchema extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotInSchema(String place, String problem, String remedy) {
        super("%s: %s. %s".formatted(place, problem, remedy));
    }
}
