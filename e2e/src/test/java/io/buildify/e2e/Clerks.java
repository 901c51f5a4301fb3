package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.e2e.AppUser.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * People of a company who ship goods, and cancel the invoices that come of it, all the time and through the gateway. Who is
 * told to come again sends the same request again, with its Idempotency-Key. They stay below the gateway's limit.
 */
final class Clerks implements AutoCloseable {
    private static final int HOW_MANY = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SHIPMENTS = "/api/v1/warehouse/shipments";
    private static final String INVOICES = "/api/v1/financial/invoices";

    private final AppUser user;
    private final String shipment;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(HOW_MANY);
    private final Queue<String> notInvoiced = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> refusals = new ConcurrentSkipListMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger shipped = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();

    /** @param shipment what they ship each time, as JSON */
    Clerks(AppUser user, String shipment) {
        this.user = user;
        this.shipment = shipment;
        for (int clerk = 0; clerk < HOW_MANY; clerk++) {
            threads.scheduleWithFixedDelay(this::turn, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void turn() {
        try {
            ship();
            cancelOne();
        } catch (RuntimeException | AssertionError e) {
            troubles.add(e);
        }
    }

    private void ship() {
        String id = post(SHIPMENTS, shipment, 201).text("/id");
        for (String step : new String[] {"pick", "ship", "deliver"}) {
            post(SHIPMENTS + "/" + id + "/" + step, "{}", 200);
        }
        notInvoiced.add(id);
        shipped.incrementAndGet();
    }

    /** Cancels the invoice of the shipment that has waited longest for one, if it is there. */
    private boolean cancelOne() {
        String id = notInvoiced.poll();
        if (id == null) {
            return false;
        }
        JsonNode invoices = answered(200, () -> user.get(INVOICES + "?shipment=" + id))
                .body()
                .path("items");
        if (invoices.isEmpty()) {
            notInvoiced.add(id);
            return true;
        }
        assertThat(invoices).as("invoices of shipment %s", id).hasSize(1);
        post(INVOICES + "/" + invoices.path(0).path("id").asText() + "/cancel", "{\"reason\":\"sent back\"}", 201);
        cancelled.incrementAndGet();
        return true;
    }

    private Answer post(String path, String body, int status) {
        String key = UUID.randomUUID().toString();
        return answered(status, () -> user.post(path, json(body), "Idempotency-Key", key));
    }

    /** What else than the answer comes is a refusal that says that one may come again: 421 or 503, with its reason. */
    private Answer answered(int status, Supplier<Answer> request) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            requests.incrementAndGet();
                            Answer answer = request.get();
                            if (answer.status() != status) {
                                assertThat(answer.status())
                                        .as("%s", answer.body())
                                        .isIn(421, 503);
                                assertThat(answer.text("/type")).startsWith("https://buildify.io/problems/");
                                refusals.merge(answer.status() + " " + answer.text("/type"), 1, Integer::sum);
                            }
                            return answer;
                        },
                        answer -> answer.status() == status);
    }

    private static JsonNode json(String body) {
        try {
            return AppUser.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once they have done a bit more. */
    void goOn() {
        int before = cancelled.get();
        await().atMost(PATIENCE).until(() -> cancelled.get() > before + 2 * HOW_MANY || !troubles.isEmpty());
        assertThat(troubles).isEmpty();
    }

    /** Ends the work with nothing left to do: each shipment had its invoice, and each invoice is cancelled. */
    void finish() {
        close();
        await().atMost(PATIENCE).until(() -> !cancelOne());
        assertThat(troubles).isEmpty();
    }

    int shipped() {
        return shipped.get();
    }

    int requests() {
        return requests.get();
    }

    /** How often they were told to come again. */
    int refused() {
        return refusals.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return "%d shipments, %d requests, of which refused: %s".formatted(shipped(), requests(), refusals);
    }

    @Override
    public void close() {
        threads.close();
    }
}
