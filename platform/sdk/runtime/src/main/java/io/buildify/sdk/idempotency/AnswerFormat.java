package io.buildify.sdk.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.sdk.rest.EntityTag;
import io.buildify.sdk.rest.Versioned;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Makes what a resource's method answers into what goes over the wire, to be kept. */
@Singleton
class AnswerFormat {

    /** As the first answer had it. */
    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

    private final ObjectMapper json;

    AnswerFormat(ObjectMapper json) {
        this.json = json;
    }

    StoredAnswer of(String fingerprint, @Nullable Object answer, Method method) {
        Response response = answer instanceof Response ready ? ready : null;
        Object entity = response == null ? answer : response.getEntity();
        int status = response != null ? response.getStatus() : entity == null ? 204 : 200;
        return new StoredAnswer(
                fingerprint,
                status,
                response == null ? null : response.getHeaderString(HttpHeaders.LOCATION),
                etag(response, entity),
                entity == null ? null : contentType(response, method),
                entity == null ? null : bytes(entity));
    }

    private static @Nullable String etag(@Nullable Response response, @Nullable Object entity) {
        if (entity instanceof Versioned versioned) {
            return EntityTag.of(versioned.version());
        }
        return response == null ? null : response.getHeaderString(HttpHeaders.ETAG);
    }

    private static String contentType(@Nullable Response response, Method method) {
        if (response != null && response.getMediaType() != null) {
            return response.getMediaType().toString();
        }
        Produces produces = method.getAnnotation(Produces.class);
        if (produces == null) {
            produces = method.getDeclaringClass().getAnnotation(Produces.class);
        }
        String type = produces == null ? MediaType.APPLICATION_JSON : produces.value()[0];
        return type.equals(MediaType.APPLICATION_JSON) ? JSON : type;
    }

    private byte[] bytes(Object entity) {
        return switch (entity) {
            case byte[] bytes -> bytes;
            case CharSequence text -> text.toString().getBytes(UTF_8);
            default -> {
                try {
                    yield json.writeValueAsBytes(entity);
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(
                            "An answer cannot be written as JSON: " + e.getOriginalMessage(), e);
                }
            }
        };
    }
}
