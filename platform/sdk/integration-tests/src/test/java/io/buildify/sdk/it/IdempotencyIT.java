package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is sent again has its effect once. */
@SdkTest
class IdempotencyIT {

    private static final String KEY = "Idempotency-Key";
    private static final String NOTE = "{\"text\":\"once\"}";

    ModuleInstance instance;

    @Test
    void aRequestThatIsSentAgainGetsTheFirstAnswer() {
        AppUser user = serve("again");

        Answer first = user.post("notes", NOTE, KEY, "\"k-1\"");
        user.put(first.header("Location"), "{\"text\":\"changed since\"}");
        Answer second = user.post("notes", NOTE, KEY, "\"k-1\"");
        Answer withoutQuotes = user.post("notes", NOTE, KEY, "k-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        for (Answer again : List.of(second, withoutQuotes)) {
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        }
        assertThat(notes("again")).isEqualTo(1);
    }

    @Test
    void anAnswerOfAnyKindIsKept() {
        AppUser user = serve("kinds");

        Answer first = user.post("written?about=x", NOTE, KEY, "k");
        Answer second = user.post("written?about=x", NOTE, KEY, "k");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(notes("kinds")).isEqualTo(1);
        EventWait.untilAsserted(
                () -> assertThat(new EffectRows(instance).texts("kinds")).containsExactly("once"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes?x=1", "written?about=x"})
    void anotherRequestUnderTheSameKeyIsRefused(String other) {
        AppUser user = serve("reused");
        user.post("notes", NOTE, KEY, "k");

        assertThat(user.post(other, NOTE, KEY, "k").problem()).isEqualTo("idempotency-key-reused");
        Answer otherBody = user.post("notes", "{\"text\":\"twice\"}", KEY, "k");
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(notes("reused")).isEqualTo(1);
    }

    @Test
    void keysAreTheirUsersAlone() {
        AppUser ann = serve("keys-ann");
        serve("keys-bob");
        List<AppUser> users = List.of(
                ann,
                instance.user("keys-bob", null),
                instance.user("keys-ann", "de"),
                instance.user("keys-ann", "fr"),
                instance.signedIn("another", "keys-ann", null));

        users.forEach(user -> assertThat(user.post("notes", NOTE, KEY, "same").header("Idempotent-Replayed"))
                .isEmpty());

        assertThat(notes("keys-ann")).isEqualTo(4);
        assertThat(notes("keys-bob")).isEqualTo(1);
        users.forEach(user -> assertThat(user.post("notes", NOTE, KEY, "same").header("Idempotent-Replayed"))
                .isEqualTo("true"));
    }

    @Test
    void ofEightAtOnceOneHasTheEffect() {
        AppUser user = serve("at-once");

        List<Answer> answers =
                IntStream.range(0, 8).mapToObj(client -> user.sent("POST", "notes", NOTE, KEY, "k")).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers)
                .anyMatch(answer -> answer.status() == 201
                        && answer.header("Idempotent-Replayed").isEmpty());
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer)
                        .returns(409, Answer::status)
                        .returns("request-in-progress", Answer::problem));
        assertThat(notes("at-once")).isEqualTo(1);
        assertThat(user.post("notes", NOTE, KEY, "k").status()).isEqualTo(201);
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        AppUser user = serve("failed");

        assertThat(user.post("notes", "{\"text\":\"\"}", KEY, "k").status()).isEqualTo(400);
        assertThat(user.post("written/careless?about=", "{}", KEY, "k").status())
                .isGreaterThanOrEqualTo(400);
        assertThat(user.post("notes", NOTE, KEY, "k").status()).isEqualTo(201);
    }

    @Test
    void whatIsRolledBackIsForgotten() {
        AppUser user = serve("undone");

        assertThat(user.post("written/undone?about=x", "{}", KEY, "k").status()).isEqualTo(200);

        assertThat(count("select count(*) from notes.idempotency_keys where tenant_id = 'undone'"))
                .isZero();
    }

    @Test
    void aKeyExpires() throws SQLException {
        AppUser user = serve("expired");
        user.post("notes", NOTE, KEY, "k");
        String keys = "notes.idempotency_keys where tenant_id = 'expired'";
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute("update notes.idempotency_keys set created_at = now() - interval '25 hours'"
                    + " where tenant_id = 'expired'");
        }

        EventWait.untilAsserted(
                () -> assertThat(count("select count(*) from " + keys)).isZero());
        assertThat(user.post("notes", NOTE, KEY, "k").header("Idempotent-Replayed"))
                .isEmpty();
        assertThat(notes("expired")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "a b", "\"a", "a\"b", "back\\slash"})
    void aKeyThatIsNoneIsRefused(String key) {
        assertThat(serve("no-key").post("notes", NOTE, KEY, key).problem()).isEqualTo("idempotency-key-invalid");
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        AppUser user = serve("no-key");

        assertThat(user.post("notes", NOTE, KEY, "x".repeat(256)).problem()).isEqualTo("idempotency-key-invalid");
        assertThat(user.post("notes", NOTE, KEY, "x".repeat(255)).status()).isEqualTo(201);
    }

    private AppUser serve(String tenant) {
        return instance.serve(tenant, null, Records.tenant("{}"));
    }

    private long notes(String tenant) {
        return count("select count(*) from notes.notes where tenant_id = '" + tenant + "'");
    }

    private long count(String query) {
        return new EffectRows(instance).count(query);
    }
}
