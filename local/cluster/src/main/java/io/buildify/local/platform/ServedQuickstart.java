package io.buildify.local.platform;

import io.buildify.local.home.ClusterDescription;
import io.buildify.local.progress.Progress.Note;
import io.buildify.local.token.TokenRequest;
import io.buildify.local.token.TokenSigner;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for the configuration of every tenant and company of the quickstart, as their users would. */
final class ServedQuickstart {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration TOKEN = Duration.ofMinutes(5);

    private final List<HasMetadata> quickstart;
    private final ClusterDescription cluster;
    private final TokenSigner tokens;

    ServedQuickstart(List<HasMetadata> quickstart, ClusterDescription cluster, TokenSigner tokens) {
        this.quickstart = quickstart;
        this.cluster = cluster;
        this.tokens = tokens;
    }

    /** Returns once all of them are answered with 200. */
    void await(Note note) throws InterruptedException {
        List<Caller> callers = callers();
        try (HttpClient http = HttpClient.newHttpClient()) {
            new Deadline(PATIENCE, "These are not served")
                    .await(
                            () -> callers.stream()
                                    .map(caller -> missing(http, caller))
                                    .flatMap(Optional::stream)
                                    .toList(),
                            note);
        }
    }

    private List<Caller> callers() {
        Map<String, String> prefixes = of("Module")
                .collect(Collectors.toMap(
                        module -> module.getMetadata().getName(), module -> module.get("spec", "api", "prefix")));
        return of("TenantModule", "CompanyModule")
                .map(node -> new Caller(
                        String.valueOf(prefixes.get(module(node))),
                        tenant(node.getMetadata().getNamespace()),
                        node.get("spec", "company")))
                .toList();
    }

    private static String module(GenericKubernetesResource node) {
        String module = node.get("spec", "module");
        return module == null ? node.get("spec", "tenantModule") : module;
    }

    private String tenant(String namespace) {
        return quickstart.stream()
                .filter(object -> object.getKind().equals("Namespace")
                        && object.getMetadata().getName().equals(namespace))
                .findFirst()
                .map(object -> object.getMetadata().getLabels().get("buildify.io/tenant"))
                .orElse(namespace);
    }

    private java.util.stream.Stream<GenericKubernetesResource> of(String... kinds) {
        return quickstart.stream()
                .filter(object -> List.of(kinds).contains(object.getKind()))
                .map(GenericKubernetesResource.class::cast);
    }

    private Optional<String> missing(HttpClient http, Caller caller) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.gateway() + caller.prefix() + "/configuration"))
                .header("Authorization", "Bearer " + token(caller.tenant(), caller.company()))
                .timeout(ANSWER)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.empty()
                    : Optional.of(caller + ": " + response.statusCode() + " " + response.body());
        } catch (IOException e) {
            return Optional.of(caller + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token(String tenant, @Nullable String company) {
        return tokens.sign(
                new TokenRequest("quickstart", cluster.audience(), tenant, company, List.of(), List.of(), TOKEN));
    }
}
