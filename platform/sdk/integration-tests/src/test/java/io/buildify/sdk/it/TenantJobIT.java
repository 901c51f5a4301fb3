package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs run for each tenant at their times; what fails is seen and tried again. */
@SdkTest
class TenantJobIT {

    ModuleInstance instance;
    JobRuns runs;

    @BeforeEach
    void lookAtRuns() {
        runs = new JobRuns(instance);
    }

    @Test
    void aJobIsPlannedForEachTenantAtItsTime() {
        instance.serve("planned", null, Records.tenant("{}"));

        EventWait.untilAsserted(() -> assertThat(runs.count(
                        "notes.job_runs where tenant_id = 'planned' and job = 'greeting' and company_id is null"
                                + " and next_run > now() and extract(hour from next_run at time zone 'utc') = 6"))
                .isEqualTo(1));
        EventWait.untilAsserted(
                () -> assertThat(runs.count("notes.job_runs where tenant_id = 'planned' and job = 'nothing'"
                                + " and next_run between now() + interval '50 minutes' and now() + interval '1 hour'"))
                        .isEqualTo(1));
        assertThat(runs.greetings("planned")).isZero();
    }

    @Test
    void aJobThatIsDueRunsOnceInItsTenant() {
        instance.serve("due-one", null, Records.tenant("{}"));
        instance.serve("due-two", null, Records.tenant("{}"));
        EventWait.until(() -> runs.planned("due-") == 2);

        runs.due("due-");

        EventWait.until(() -> runs.planned("due-") == 2 && runs.greetings("due-") > 0);
        assertThat(runs.greetings("due-one")).isEqualTo(1);
        assertThat(runs.greetings("due-two")).isEqualTo(1);
    }

    @Test
    void aFailureIsSeenAndTriedAgain() {
        instance.serve("late-riser", null, Records.tenant("{}"));
        EventWait.until(() -> runs.planned("late-riser") == 1);

        runs.due("late-riser");

        EventWait.untilAsserted(() -> assertThat(runs.state("late-riser")).isEqualTo("1 too early"));
        EventWait.until(() -> runs.greetings("late-riser") == 1);
        EventWait.until(() -> runs.count(
                        "notes.job_runs where tenant_id = 'late-riser' and job = 'greeting' and failures = 0 and reason is null"
                                + " and next_run > now() + interval '1 minute'")
                == 1);
        assertThat(instance.stranger(null).text("/q/metrics"))
                .containsPattern("buildify_jobs_runs_seconds_count\\{[^}]*outcome=\"failure\"[^}]*} [1-9]")
                .contains("buildify_jobs_failing");
    }

    @Test
    void aJobOfCompaniesRunsInEachOfThem() {
        instance.publish("group", null, Records.listedTenant("{}"));
        instance.publish("group", "de", Records.company("{}"));
        instance.serve("group", "fr", Records.company("{}"));
        EventWait.until(() -> runs.plannedForCompanies("group") == 2);
        assertThat(runs.count("notes.job_runs where tenant_id = 'group' and company_id is null and job = 'counting'"))
                .isZero();

        runs.dueForCompanies("group");

        EventWait.until(() -> runs.plannedForCompanies("group") == 2 && runs.counted("group") > 0);
        assertThat(runs.count("notes.welcomes where tenant_id = 'group' and created_by = 'job:counting'"
                        + " and text = 'Counted group/' || company_id"))
                .isEqualTo(2);
    }

    @Test
    void aCompanyThatIsOffIsLeftAlone() {
        instance.publish("off", null, Records.listedTenant("{}"));
        AppUser company = instance.serve("off", "de", Records.company("{}"));
        EventWait.until(() -> runs.plannedForCompanies("off") == 1);
        instance.publish("off", "de", ConfigurationRecord.disabled(Reason.COMPANY_DISABLED));
        EventWait.until(() -> company.get("notes").status() == 403);

        runs.dueForCompanies("off");

        EventWait.until(() -> runs.plannedForCompanies("off") == 1);
        assertThat(runs.counted("off")).isZero();
    }

    @Test
    void aTenantThatIsNotServedIsLeftAlone() {
        instance.serve("leaving", null, Records.tenant("{}"));
        EventWait.until(() -> runs.planned("leaving") == 1);
        instance.publish("leaving", null, null);
        EventWait.until(() -> instance.user("leaving", null).get("notes").status() == 421);

        runs.due("leaving");
        instance.serve("staying", null, Records.tenant("{}"));
        EventWait.until(() -> runs.planned("staying") == 1);
        runs.due("staying");

        EventWait.until(() -> runs.greetings("staying") == 1);
        assertThat(runs.greetings("leaving")).isZero();
    }
}
