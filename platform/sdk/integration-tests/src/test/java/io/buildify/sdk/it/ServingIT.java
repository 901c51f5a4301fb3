package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import org.junit.jupiter.api.Test;

/** Who is served here, as the topic says while it changes. */
@SdkTest
class ServingIT {

    ModuleInstance instance;

    @Test
    void whoIsNotInTheTopicIsServedElsewhere() {
        assertProblem(instance.user("nobody", null).get("configuration"), 421, "not-served-here");
        assertProblem(instance.user("nobody", "nobody-de").get("notes"), 421, "not-served-here");
    }

    @Test
    void aModuleIsSwitchedOffAndOnAgain() {
        AppUser user = instance.serve("switched", null, Records.tenant("{}"));

        instance.publish("switched", null, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));
        await().untilAsserted(() -> assertProblem(user.get("configuration"), 403, "module-disabled"));
        assertProblem(user.post("notes", "{\"text\":\"late\"}"), 403, "module-disabled");
        assertProblem(instance.user("switched", "any").get("notes"), 403, "module-disabled");

        instance.serve("switched", null, Records.tenant("{}"));
        assertThat(user.get("notes").body().at("/items")).isEmpty();
    }

    @Test
    void aCompanyIsSwitchedOffWhileItsTenantIsServed() {
        AppUser tenant = instance.serve("parent", null, Records.tenant("{}"));
        AppUser company = instance.serve("parent", "child", Records.company("{}"));

        instance.publish("parent", "child", ConfigurationRecord.disabled(Reason.COMPANY_DISABLED));

        await().untilAsserted(() -> assertProblem(company.get("configuration"), 403, "company-disabled"));
        assertThat(tenant.get("configuration").status()).isEqualTo(200);
    }

    @Test
    void dataThatIsRetainedIsSaidSo() {
        instance.serve("retained", null, Records.tenant("{}"));

        instance.publish("retained", "gone", ConfigurationRecord.disabled(Reason.DATA_RETAINED));

        await().untilAsserted(
                        () -> assertProblem(instance.user("retained", "gone").get("notes"), 403, "data-retained"));
    }

    @Test
    void aCompanyThatMovedOutIsServedElsewhere() {
        instance.serve("moving", null, Records.tenant("{}"));
        AppUser company = instance.serve("moving", "out", Records.company("{}"));

        instance.publish("moving", "out", ConfigurationRecord.servedBy("notes-moving-out-12345678"));

        await().untilAsserted(() -> assertProblem(company.get("notes"), 421, "not-served-here"));
    }

    @Test
    void onlyListedCompaniesAreServed() {
        instance.serve("listing", null, Records.listedTenant("{}"));
        instance.serve("listing", "known", Records.company("{}"));

        assertProblem(instance.user("listing", "unknown").get("configuration"), 403, "company-disabled");
        assertProblem(instance.user("listing", null).get("configuration?company=unknown"), 403, "company-disabled");
        assertThat(instance.user("listing", null)
                        .get("configuration?company=known")
                        .text("/company"))
                .isEqualTo("known");
    }

    @Test
    void aTombstoneEndsTheService() {
        AppUser user = instance.serve("buried", null, Records.tenant("{}"));

        instance.publish("buried", null, null);

        await().untilAsserted(() -> assertProblem(user.get("notes"), 421, "not-served-here"));
    }

    @Test
    void aTokenOfTheTenantMayNameACompany() {
        AppUser tenant = instance.serve("named", null, Records.tenant("{}"));

        Answer created = tenant.post("notes?company=named-de", "{\"text\":\"of the company\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(instance.user("named", "named-de").get("notes").text("/items/0/company"))
                .isEqualTo("named-de");
        assertThat(instance.user("named", "named-fr").get("notes").body().at("/items"))
                .isEmpty();
    }

    @Test
    void aTokenOfACompanyMayNameNoOther() {
        instance.serve("strict", null, Records.tenant("{}"));
        AppUser company = instance.user("strict", "one");

        assertThat(company.get("configuration?company=one").status()).isEqualTo(200);
        assertProblem(company.get("configuration?company=two"), 403, "company-mismatch");
        assertProblem(company.get("configuration?company="), 400, "invalid-company");
        assertProblem(instance.user("strict", null).get("configuration?company=One%27"), 400, "invalid-company");
    }

    private static void assertProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(name);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
