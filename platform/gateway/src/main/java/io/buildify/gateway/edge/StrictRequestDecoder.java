package io.buildify.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Refuses what the decoder it extends would repair or let pass: a length beside a transfer coding, header lines that
 * continue the one before, headers without a name. No honest client sends them; they are how one request is smuggled
 * inside another. Also ends connections whose head trickles in.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    /** A client that needs longer for a head only holds a connection. */
    private static final long SLOWEST_HEAD_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier nanos;
    private boolean inHead = true;
    private boolean headBegun;
    private long headSince;
    private boolean folded;
    private byte previous;

    StrictRequestDecoder(HttpServerOptions options, LongSupplier nanos) {
        super(options);
        this.nanos = nanos;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("A request cannot have both Content-Length and Transfer-Encoding.");
    }

    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        if (length == 0) {
            throw new IllegalArgumentException("A header must have a name.");
        }
        return super.splitHeaderName(line, start, length);
    }

    /** One call reads at most one head and nothing after it, so what was consumed in the head belongs to it. */
    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> messages) throws Exception {
        int from = bytes.readerIndex();
        int known = messages.size();
        super.decode(context, bytes, messages);
        if (inHead) {
            lookForFoldedLines(bytes, from, bytes.readerIndex());
            if (isTooSlow()) {
                context.close();
            }
        }
        for (Object message : messages.subList(known, messages.size())) {
            follow(message);
        }
    }

    private boolean isTooSlow() {
        if (!headBegun) {
            headBegun = true;
            headSince = nanos.getAsLong();
        }
        return nanos.getAsLong() - headSince > SLOWEST_HEAD_NANOS;
    }

    private void lookForFoldedLines(ByteBuf bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte current = bytes.getByte(i);
            folded |= previous == '\n' && (current == ' ' || current == '\t');
            previous = current;
        }
    }

    private void follow(Object message) {
        if (message instanceof HttpRequest request) {
            if (folded) {
                request.setDecoderResult(
                        DecoderResult.failure(new IllegalArgumentException("A header cannot span lines.")));
            }
            inHead = false;
            headBegun = false;
            folded = false;
            previous = 0;
        }
        if (message instanceof LastHttpContent) {
            inHead = true;
        }
    }
}
