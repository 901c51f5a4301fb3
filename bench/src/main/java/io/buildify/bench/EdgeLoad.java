package io.buildify.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToDoubleFunction;

/** A closed loop: each connection sends its next request when it has read the answer to the last one. */
final class EdgeLoad {

    private final Vertx vertx;
    private final RequestOptions request;
    private final Buffer body;
    private final int connections;
    private long[] nanoseconds = new long[1 << 16];
    private int count;
    private long failed;

    /**
     * What came of a round.
     *
     * @param perSecond answers
     * @param p50 milliseconds
     * @param p99 milliseconds
     * @param failed requests without answer, or whose status tells no success
     */
    record Round(double perSecond, double p50, double p99, long failed) {}

    EdgeLoad(Vertx vertx, int port, String path, String token, int connections) {
        this(
                vertx,
                new RequestOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI(path)
                        .setMethod(HttpMethod.GET)
                        .putHeader("authorization", "Bearer " + token),
                "",
                connections);
    }

    EdgeLoad(Vertx vertx, RequestOptions request, String body, int connections) {
        this.vertx = vertx;
        this.request = request;
        this.body = Buffer.buffer(body);
        this.connections = connections;
    }

    Round run(Duration length) {
        CountDownLatch running = new CountDownLatch(connections);
        long[] end = new long[1];
        HttpClient[] client = new HttpClient[1];
        long start = System.nanoTime();
        vertx.getOrCreateContext().runOnContext(now -> {
            client[0] = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(connections));
            end[0] = System.nanoTime() + length.toNanos();
            for (int i = 0; i < connections; i++) {
                send(client[0], end[0], running);
            }
        });
        await(running);
        double seconds = (System.nanoTime() - start) / 1e9;
        client[0].close();
        long[] sorted = Arrays.copyOf(nanoseconds, count);
        Arrays.sort(sorted);
        return new Round(count / seconds, at(sorted, 0.5), at(sorted, 0.99), failed);
    }

    private void send(HttpClient client, long end, CountDownLatch running) {
        long start = System.nanoTime();
        if (start >= end) {
            running.countDown();
            return;
        }
        client.request(request)
                .compose(sent -> body.length() == 0 ? sent.send() : sent.send(body))
                .compose(response -> response.end().map(response))
                .map(HttpClientResponse::statusCode)
                .otherwise(0)
                .onComplete(status -> {
                    record(System.nanoTime() - start, status.result());
                    send(client, end, running);
                });
    }

    private void record(long duration, int status) {
        if (status < 200 || status >= 300) {
            failed++;
            return;
        }
        if (count == nanoseconds.length) {
            nanoseconds = Arrays.copyOf(nanoseconds, count * 2);
        }
        nanoseconds[count++] = duration;
    }

    static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    private static void await(CountDownLatch running) {
        try {
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
