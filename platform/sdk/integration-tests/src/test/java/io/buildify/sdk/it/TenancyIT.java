package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.sdk.scope.Scope;
import io.buildify.sdk.scope.ScopedWork;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import io.quarkus.hibernate.reactive.panache.Panache;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an author's mistake, or an attacker, can reach: the caller's own data, and nothing else. */
@SdkTest
class TenancyIT {

    ModuleInstance instance;

    @Inject
    ScopedWork scopedWork;

    AppUser acme;
    AppUser globex;

    @BeforeEach
    void twoTenantsAreServed() {
        acme = instance.serve("tenancy-acme", null, Records.tenant("{}"));
        globex = instance.serve("tenancy-globex", null, Records.tenant("{}"));
    }

    @Test
    void aRowIsItsWriters() {
        String id = acme.post("notes", "{\"text\":\"mine\"}").text("/id");

        assertThat(acme.get("notes/" + id).text("/tenant")).isEqualTo("tenancy-acme");
        assertThat(globex.get("notes/" + id).status()).isEqualTo(404);
    }

    @Test
    void aCompanySeesItsOwnAndTheTenantsRows() {
        String tenants = acme.post("notes", "{\"text\":\"everybody's\"}").text("/id");
        String companys = instance.user("tenancy-acme", "de")
                .post("notes", "{\"text\":\"de's\"}")
                .text("/id");
        AppUser france = instance.user("tenancy-acme", "fr");

        assertThat(france.get("notes/" + tenants).status()).isEqualTo(200);
        assertThat(france.get("notes/" + companys).status()).isEqualTo(404);
        assertThat(acme.get("notes/" + companys).text("/company")).isEqualTo("de");
    }

    @Test
    void aForgedRowIsRefused() {
        Answer answer = acme.post("mistakes/forged?tenant=tenancy-globex", "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("outside-scope");
    }

    @Test
    void aGreedyUpdateReachesOnlyItsOwn() {
        globex.post("notes", "{\"text\":\"not for acme\"}");
        String acmes = acme.post("notes", "{\"text\":\"for acme\"}").text("/id");

        int changed = acme.post("mistakes/greedy", "{}").body().asInt();

        assertThat(acme.get("notes/" + acmes).status()).isEqualTo(200);
        assertThat(changed).isPositive();
        assertThat(changed).isEqualTo(countOf(acme, "company_id%20is%20null"));
    }

    @Test
    void anInjectedConditionReachesOnlyItsOwn() {
        globex.post("notes", "{\"text\":\"not for acme\"}");

        assertThat(countOf(acme, "true%20or%20tenant_id%20%3D%20'tenancy-globex'"))
                .isEqualTo(countOf(acme));
        assertThat(countOf(acme, "tenant_id%20%3D%20'tenancy-globex'")).isZero();
    }

    @Test
    void aReadOutsideATransactionFailsLoudly() {
        for (String mistake : new String[] {"session", "pool"}) {
            Answer answer = acme.get("mistakes/" + mistake);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.problem()).isEqualTo("internal");
        }
    }

    @Test
    void workOutsideARequestRunsInItsScope() {
        acme.post("notes", "{\"text\":\"seen by a job\"}");

        long seen = scopedWork
                .in(
                        new Scope("tenancy-acme", null),
                        "job:count",
                        () -> Panache.withTransaction(() -> Panache.getSession()
                                .flatMap(session -> session.createNativeQuery("select count(*) from notes", Long.class)
                                        .getSingleResult())))
                .await()
                .atMost(Duration.ofSeconds(20));

        assertThat(seen).isEqualTo(countOf(acme));
    }

    private static int countOf(AppUser user) {
        return countOf(user, "true");
    }

    private static int countOf(AppUser user, String where) {
        return user.get("mistakes/injected?where=" + where).body().asInt();
    }
}
