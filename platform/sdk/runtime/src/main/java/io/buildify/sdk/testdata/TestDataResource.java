package io.buildify.sdk.testdata;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import net.datafaker.Faker;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code <prefix>/test-data}: there only where the process's environment allows it, and the module makes any. */
@Path("test-data")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Test data")
public class TestDataResource {

    /** How many things one transaction makes. */
    public static final int PORTION = 50;

    private static final int MOST = 1_000;

    /** The platform's own, and so in no module's list. */
    private static final String PERMISSION = "test-data.write";

    private final List<TestData> makers;
    private final TestDataSettings settings;
    private final SecurityIdentity identity;

    TestDataResource(@All List<TestData> makers, TestDataSettings settings, SecurityIdentity identity) {
        this.makers = makers;
        this.settings = settings;
        this.identity = identity;
    }

    /** How many things there are more. */
    public record Made(int made) {}

    @POST
    @Operation(summary = "Make up data", description = "For trying the module; not there where real work is done.")
    public Uni<Made> make(@RestQuery @Min(1) @Max(MOST) int size) {
        if (!settings.allowed() || makers.isEmpty()) {
            throw new ProblemException(Problem.of(404, "not-found", "Not found")
                    .detail(
                            makers.isEmpty()
                                    ? "This module makes no test data."
                                    : "This instance makes no test data: its environment does not allow it."));
        }
        requirePermission();
        Faker faker = new Faker(Locale.ENGLISH);
        Uni<Void> made = Uni.createFrom().voidItem();
        for (int done = 0; done < size; done += PORTION) {
            int count = Math.min(PORTION, size - done);
            made = made.chain(() -> portion(faker, count));
        }
        return made.replaceWith(new Made(size));
    }

    private void requirePermission() {
        boolean granted = identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("permissions") instanceof JsonArray permissions
                && permissions.stream()
                        .anyMatch(each -> each instanceof JsonString text
                                && text.getString().equals(PERMISSION));
        if (!granted) {
            throw new ProblemException(Problem.of(403, "permission-required", "A permission is required")
                    .detail("The token lacks the permission %s. Ask your administrator for it.".formatted(PERMISSION)));
        }
    }

    private Uni<Void> portion(Faker faker, int count) {
        return Panache.withTransaction(() -> {
            Uni<Void> made = Uni.createFrom().voidItem();
            for (TestData maker : makers) {
                made = made.chain(() -> maker.make(faker, count).replaceWithVoid());
            }
            return made;
        });
    }
}
