package io.buildify.operator.external.kubernetes;

import io.buildify.operator.external.FaultPoints;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Sees every change that the operator asks of the API server: counts it, and can be where it dies. */
public final class ApiWrites implements Interceptor {
    private final MeterRegistry meters;
    private final FaultPoints faults;

    public ApiWrites(MeterRegistry meters, FaultPoints faults) {
        this.meters = meters;
        this.faults = faults;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        write(request).ifPresent(it -> {
            meters.counter("buildify.api.writes", "kind", it.kind()).increment();
            faults.reach(it.before());
        });
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (response.isSuccessful()) {
            write(request).map(ApiWrite::after).ifPresent(faults::reach);
        }
    }

    private static Optional<ApiWrite> write(HttpRequest request) {
        return ApiWrite.of(request.method(), request.uri().getPath());
    }
}
