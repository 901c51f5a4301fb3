package io.buildify.gateway.edge;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Writes any bytes at all to the edge, and reads what comes back. */
final class RawClient implements AutoCloseable {

    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
    }

    /** @param text lines end with {@code \n} here and with CR LF on the wire */
    RawClient lines(String text) throws IOException {
        return bytes(text.replace("\n", "\r\n"));
    }

    RawClient bytes(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** The status of the next response; its head and a body of announced length are read. */
    int status() throws IOException {
        String head = head();
        int length = head.lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        socket.getInputStream().readNBytes(length);
        return Integer.parseInt(head.substring(9, 12));
    }

    /** The head of the next response, status line first. */
    String head() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The edge closed the connection after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Everything until the edge closes the connection. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    boolean isClosed() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
