package io.buildify.gateway.edge;

import io.buildify.gateway.routing.RequestTarget;
import io.buildify.gateway.routing.RoutingTable;
import io.buildify.gateway.token.Caller;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;

/**
 * The order every request goes through: it is sound, it has one path, what the client cannot say is removed, its token is
 * verified and says who it is, and only then is a rule looked for.
 */
final class EdgeHandler implements Handler<HttpServerRequest> {

    private static final Logger LOG = Logger.getLogger(EdgeHandler.class);

    private final Vertx vertx;
    private final ClientConnections connections;
    private final Admission admission;
    private final Cors cors;
    private final HealthPages health;
    private final Dispatcher dispatcher;
    private final EdgeMetrics metrics;
    private final long bodyLimit;

    /** @param bodyLimit in bytes; a request that announces more is refused before anything else is done for it */
    EdgeHandler(
            Vertx vertx,
            ClientConnections connections,
            Admission admission,
            Cors cors,
            HealthPages health,
            Dispatcher dispatcher,
            EdgeMetrics metrics,
            long bodyLimit) {
        this.vertx = vertx;
        this.connections = connections;
        this.admission = admission;
        this.cors = cors;
        this.health = health;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void handle(HttpServerRequest request) {
        ClientConnection connection = connections.of(request.connection());
        if (connection.isClosed()) {
            return;
        }
        Exchange exchange = new Exchange(vertx, request, connection, cors, metrics);
        try {
            Framing.problem(request).ifPresentOrElse(exchange::refuse, () -> read(exchange));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Request %s failed in the gateway. Please report this as a defect.", exchange.id());
            if (exchange.response().headWritten()) {
                exchange.abort();
            } else {
                exchange.answer(Problems.defect());
            }
        }
    }

    private void read(Exchange exchange) {
        switch (RequestTarget.of(exchange.request().uri())) {
            case RequestTarget.Refused(int status, String reason) ->
                exchange.answer(Problems.malformed(status, reason));
            case RequestTarget.Accepted target -> answer(exchange, target);
        }
    }

    private void answer(Exchange exchange, RequestTarget.Accepted target) {
        if (Framing.announcedLength(exchange.request()) > bodyLimit) {
            exchange.answer(Problems.bodyTooLarge(bodyLimit));
        } else if (Cors.isPreflight(exchange.request())) {
            cors.answerPreflight(exchange);
        } else if (HealthPages.isAt(target.path())) {
            health.answer(exchange, target.path());
        } else {
            serve(exchange, target);
        }
    }

    private void serve(Exchange exchange, RequestTarget.Accepted target) {
        MultiMap headers = RequestHeaders.withoutUntrusted(exchange.request().headers());
        switch (admission.of(headers, target.path())) {
            case Admission.Refused(Problem problem) -> exchange.answer(problem);
            case Admission.Anonymous anonymous -> dispatcher.dispatch(exchange, target, headers);
            case Admission.Known(Caller caller) -> {
                headers.set(RoutingTable.TENANT, caller.tenant());
                if (caller.company() != null) {
                    headers.set(RoutingTable.COMPANY, caller.company());
                }
                dispatcher.dispatch(exchange, target, headers);
            }
        }
    }
}
