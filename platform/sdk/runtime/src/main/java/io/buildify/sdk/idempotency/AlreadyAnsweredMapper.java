package io.buildify.sdk.idempotency;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends the first answer again. */
public class AlreadyAnsweredMapper {

    @ServerExceptionMapper
    public Response map(AlreadyAnswered answered) {
        return answered.answer().again();
    }
}
