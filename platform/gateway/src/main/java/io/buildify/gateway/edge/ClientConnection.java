package io.buildify.gateway.edge;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.NetSocket;

/** A client's connection, and whether it may take another request. Belongs to one event loop. */
final class ClientConnection {

    private final Runnable onClosed;
    private Runnable close;
    private int underWay;
    private boolean closing;
    private boolean closed;

    /** @param onClosed told once, however the connection ends */
    ClientConnection(HttpConnection connection, Runnable onClosed) {
        this.onClosed = onClosed;
        this.close = connection::close;
        connection.closeHandler(closed -> onClosed.run());
    }

    void requestBegun() {
        underWay++;
    }

    /** The request was read to its end and its answer written to its end. */
    void requestFinished() {
        underWay--;
        closeIfIdle();
    }

    /** The request became an upgraded connection, which carries no further requests. */
    void upgraded(NetSocket socket) {
        close = socket::close;
        socket.closeHandler(closed -> onClosed.run());
        requestFinished();
    }

    /** No further request after those under way. */
    void closeWhenIdle() {
        closing = true;
        closeIfIdle();
    }

    /** Whether answers have to say {@code Connection: close}. */
    boolean isClosing() {
        return closing;
    }

    /** Whether nothing that arrives is served any more, such as a request that was sent right after an unsound one. */
    boolean isClosed() {
        return closed;
    }

    void closeNow() {
        closed = true;
        close.run();
    }

    private void closeIfIdle() {
        if (closing && underWay == 0) {
            closeNow();
        }
    }
}
