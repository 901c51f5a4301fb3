package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** However the bytes are cut into packets, the same requests are accepted. */
class StrictRequestDecoderTest {

    private static final String SOUND = """
            POST /a HTTP/1.1
            Host: edge
            X: y
            Transfer-Encoding: chunked

            5
            \s\t
            \s
            0

            POST /b HTTP/1.1
            Host: edge
            Content-Length: 4

            \n\sa\n
            GET /c HTTP/1.1
            Host: edge

            """;

    private static final String FOLDED = """
            POST /a HTTP/1.1
            Host: edge
            Content-Length: 2

            ab
            GET /b HTTP/1.1
            Host: edge
            X: y
             buildify-tenant: globex

            """;

    private final AtomicLong now = new AtomicLong();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new StrictRequestDecoder(new HttpServerOptions(), now::get));

    @Property(tries = 500)
    void soundRequestsAreAccepted(@ForAll @Size(max = 20) Set<@IntRange(max = 200) Integer> cuts) {
        assertThat(decode(wire(SOUND), cuts)).containsExactly("/a true", "/b true", "/c true");
    }

    @Property(tries = 500)
    void foldedHeadersAreRefused(@ForAll @Size(max = 20) Set<@IntRange(max = 200) Integer> cuts) {
        assertThat(decode(wire(FOLDED), cuts)).containsExactly("/a true", "/b false");
    }

    @Test
    void aHeadThatTricklesInEndsTheConnection() {
        write("GET /a HTTP/1.1\r\n");
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        write("X: y\r\n");
        assertThat(channel.isOpen()).isTrue();

        now.addAndGet(1);
        write("X: y\r\n");

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void timeBetweenRequestsAndInBodiesDoesNotCount() {
        for (int i = 0; i < 3; i++) {
            write("POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\na");
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            write("b");
            now.addAndGet(Duration.ofMinutes(1).toNanos());
        }
        assertThat(channel.isOpen()).isTrue();
    }

    private List<String> decode(String wire, Set<Integer> cuts) {
        EmbeddedChannel fresh = new EmbeddedChannel(new StrictRequestDecoder(new HttpServerOptions(), now::get));
        int from = 0;
        for (int cut : new TreeSet<>(cuts)) {
            int to = Math.min(cut, wire.length());
            fresh.writeInbound(Unpooled.copiedBuffer(wire.substring(from, to), StandardCharsets.ISO_8859_1));
            from = to;
        }
        fresh.writeInbound(Unpooled.copiedBuffer(wire.substring(from), StandardCharsets.ISO_8859_1));
        List<String> requests = new ArrayList<>();
        for (Object message = fresh.readInbound(); message != null; message = fresh.readInbound()) {
            if (message instanceof HttpRequest request) {
                requests.add(request.uri() + " " + request.decoderResult().isSuccess());
            }
            ReferenceCountUtil.release(message);
        }
        return requests;
    }

    private void write(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private static String wire(String text) {
        return text.replace("\n", "\r\n");
    }
}
