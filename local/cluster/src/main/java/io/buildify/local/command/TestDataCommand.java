package io.buildify.local.command;

import io.buildify.local.home.ClusterDescription;
import io.buildify.local.token.TokenKeys;
import io.buildify.local.token.TokenRequest;
import io.buildify.local.token.TokenSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a module make data up for a tenant. */
@Command(name = "testdata", description = "Has a module make realistic data up for a tenant.")
public final class TestDataCommand implements Callable<Integer> {

    /** What one request asks for; it is done well within the gateway's time-out. */
    private static final int PORTION = 250;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "<module>", description = "The module's name.")
    private String module = "";

    @Option(names = "--tenant", paramLabel = "<id>", required = true, description = "Whose data it is to be.")
    private String tenant = "";

    @Option(names = "--company", paramLabel = "<id>", description = "One company; without it the tenant as a whole.")
    private @Nullable String company;

    @Option(
            names = "--size",
            paramLabel = "<number>",
            defaultValue = "100",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--url", paramLabel = "<url>", description = "Where the module is served (default: the gateway).")
    private @Nullable String url;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ClusterDescription cluster = home.description();
        String token = token(cluster);
        String root = url == null ? cluster.gateway() : url;
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int made = 0; made < size; made += PORTION) {
                ask(http, root, token, Math.min(PORTION, size - made));
            }
        }
        System.out.printf("Made %d for %s%s%n", size, tenant, company == null ? "" : "/" + company);
        return 0;
    }

    private String token(ClusterDescription cluster) {
        return new TokenSigner(TokenKeys.in(home.home().tokenKeys()), cluster.issuer(), Clock.systemUTC())
                .sign(new TokenRequest(
                        "testdata",
                        cluster.audience(),
                        tenant,
                        company,
                        List.of(),
                        List.of("test-data.write"),
                        Duration.ofHours(1)));
    }

    private void ask(HttpClient http, String root, String token, int count) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("%s/api/v1/%s/test-data?size=%d".formatted(root, module, count)))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new CommandFailed("%s made nothing: %d %s".formatted(module, answer.statusCode(), answer.body()));
        }
    }
}
