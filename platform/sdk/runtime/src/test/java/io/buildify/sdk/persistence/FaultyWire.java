package io.buildify.sdk.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wire between a pool and a real PostgreSQL, which can go wrong: it garbles a word of what the client
 * sends, or breaks where the word is sent.
 */
final class FaultyWire implements AutoCloseable {

    private final ServerSocket server;
    private final String host;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = bytes -> bytes;

    /** What happens to the bytes of a request. */
    private interface Fault {
        byte[] apply(byte[] request) throws IOException;
    }

    FaultyWire(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on the word arrives as another one. */
    void garble(String word) {
        String garbled = word.substring(0, word.length() - 1) + "_";
        fault = request -> new String(request, StandardCharsets.ISO_8859_1)
                .replace(word, garbled)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** From now on the wire breaks where the word is sent. */
    void breakAt(String word) {
        fault = request -> {
            if (new String(request, StandardCharsets.ISO_8859_1).contains(word)) {
                throw new IOException("broken");
            }
            return request;
        };
    }

    /** From now on all goes well. */
    void mend() {
        fault = request -> request;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket database = new Socket(host, port);
                sockets.add(client);
                sockets.add(database);
                Thread.ofVirtual().start(() -> copy(client, database, true));
                Thread.ofVirtual().start(() -> copy(database, client, false));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void copy(Socket from, Socket to, boolean request) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                byte[] bytes = java.util.Arrays.copyOf(buffer, count);
                out.write(request ? fault.apply(bytes) : bytes);
            }
        } catch (IOException e) {
            // one side has gone; the other follows
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it was broken already
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(FaultyWire::close);
    }
}
