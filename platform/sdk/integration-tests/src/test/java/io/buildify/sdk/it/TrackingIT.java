package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows know their version and who changed them; clients change the version that they have seen. */
@SdkTest
class TrackingIT {

    ModuleInstance instance;
    AppUser user;

    @BeforeEach
    void aTenantIsServed() {
        user = instance.serve("tracking", null, Records.tenant("{}"));
    }

    @Test
    void aRowKnowsWhoMadeItAndWhen() {
        Instant before = Instant.now().minusSeconds(1);

        Answer made = user.post("notes", "{\"text\":\"new\"}");

        assertThat(made.text("/created_by")).isEqualTo("test-user");
        assertThat(Instant.parse(made.text("/created_at"))).isBetween(before, Instant.now());
        assertThat(made.text("/changed_at")).isEqualTo(made.text("/created_at"));
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        assertThat(user.get(made.header("Location")).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void aRowKnowsWhoseItIsBeforeItIsReadBack() {
        AppUser company = instance.serve("tracking", "tracking-de", Records.company("{}"));

        Answer ofTheTenant = user.post("notes", "{\"text\":\"new\"}");
        Answer ofTheCompany = company.post("notes", "{\"text\":\"new\"}");

        assertThat(ofTheTenant.text("/tenant")).isEqualTo("tracking");
        assertThat(ofTheTenant.body().hasNonNull("company")).isFalse();
        assertThat(ofTheCompany.text("/tenant")).isEqualTo("tracking");
        assertThat(ofTheCompany.text("/company")).isEqualTo("tracking-de");
        assertThat(company.get(ofTheCompany.header("Location")).body()).isEqualTo(ofTheCompany.body());
    }

    @Test
    void aChangeIsCountedAndSigned() {
        String note = note();
        AppUser other = instance.signedIn("somebody-else", "tracking", null);

        Answer changed = other.put(note, "{\"text\":\"changed\"}");

        assertThat(changed.header("ETag")).isEqualTo("\"1\"");
        assertThat(changed.text("/changed_by")).isEqualTo("somebody-else");
        assertThat(changed.text("/created_by")).isEqualTo("test-user");
        assertThat(Instant.parse(changed.text("/changed_at"))).isAfter(Instant.parse(changed.text("/created_at")));
        Answer read = user.get(note);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.text("/text")).isEqualTo("changed");
    }

    @Test
    void aChangePastHibernateIsCountedAndSignedToo() {
        String note = note();

        instance.signedIn("sql", "tracking", null).post("mistakes/greedy", "{}");

        assertThat(user.get(note).header("ETag")).isEqualTo("\"1\"");
        assertThat(user.get(note).text("/changed_by")).isEqualTo("sql");
    }

    @Test
    void whatAHandlerMakesIsTheEvents() {
        instance.serve("tracked-events", null, Records.tenant("{}"));

        instance.events().publishAsCore(CoreEvents.company("created", "tracked-events", null, "{\"name\":\"x\"}"));

        EventWait.untilAsserted(() -> assertThat(new EffectRows(instance)
                        .count("select count(*) from notes.effects where tenant_id = 'tracked-events'"
                                + " and created_by = 'event:core.company.created'"))
                .isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "*", "\"7\", \"0\"", "W/\"1\",\"0\""})
    void theVersionThatIsThereIsChanged(String ifMatch) {
        assertThat(user.put(note(), "{\"text\":\"changed\"}", "If-Match", ifMatch)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"00\"", "W/\"0\"", "0", "", "\"7\", W/\"0\"", "\"0"})
    void anotherVersionIsLeftAlone(String ifMatch) {
        String note = note();

        Answer changed = user.put(note, "{\"text\":\"changed\"}", "If-Match", ifMatch);
        Answer deleted = user.send("DELETE", note, "", "If-Match", ifMatch);

        assertThat(changed.status()).isEqualTo(412);
        assertThat(changed.problem()).isEqualTo("precondition-failed");
        assertThat(deleted.status()).isEqualTo(412);
        assertThat(user.get(note).text("/text")).isEqualTo("first");
    }

    @Test
    void theVersionThatIsThereIsDeleted() {
        String note = note();

        assertThat(user.send("DELETE", note, "", "If-Match", "\"0\"").status()).isEqualTo(204);
        assertThat(user.get(note).status()).isEqualTo(404);
    }

    @Test
    void aConditionThatNobodyLooksAtFails() {
        String note = note();
        String path = "mistakes/careless/" + note.substring(note.lastIndexOf('/') + 1);

        assertThat(user.post(path, "{}", "If-Match", "\"0\"").problem()).isEqualTo("precondition-failed");
        assertThat(user.get(note).text("/text")).isEqualTo("first");
        assertThat(user.post(path, "{}").status()).isEqualTo(200);
    }

    @Test
    void ofManyWhoChangeAVersionAtOnceOneSucceeds() {
        String note = note();

        List<Integer> conditional = statuses(IntStream.range(0, 8)
                .mapToObj(number -> user.sent("PUT", note, "{\"text\":\"" + number + "\"}", "If-Match", "\"0\"")));

        assertThat(conditional).containsOnlyOnce(200);
        assertThat(conditional).filteredOn(status -> status != 200).containsOnly(412);
        assertThat(user.get(note).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void withoutAConditionALostRaceIsAConflict() {
        String note = note();

        List<Integer> statuses = statuses(
                IntStream.range(0, 8).mapToObj(number -> user.sent("PUT", note, "{\"text\":\"" + number + "\"}")));

        long succeeded = statuses.stream().filter(status -> status == 200).count();
        assertThat(statuses).filteredOn(status -> status != 200).allMatch(status -> status == 409);
        assertThat(user.get(note).header("ETag")).isEqualTo("\"" + succeeded + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "*", "W/\"0\"", "\"5\", \"0\""})
    void whatTheClientHasIsNotSentAgain(String ifNoneMatch) {
        Answer same = user.get(note(), "If-None-Match", ifNoneMatch);

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo("\"0\"");
        assertThat(same.body().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "0", ""})
    void whatTheClientHasNotIsSent(String ifNoneMatch) {
        assertThat(user.get(note(), "If-None-Match", ifNoneMatch).status()).isEqualTo(200);
    }

    private static List<Integer> statuses(Stream<CompletableFuture<Answer>> answers) {
        return answers.toList().stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();
    }

    /** The path of a new note. */
    private String note() {
        return user.post("notes", "{\"text\":\"first\"}").header("Location");
    }
}
