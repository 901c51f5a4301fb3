package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests, each with an answer that helps and tells no more than it should. */
@SdkTest
class ProblemIT {

    ModuleInstance instance;
    AppUser user;

    @BeforeEach
    void aTenantIsServed() {
        user = instance.serve("problem", null, Records.tenant("{}"));
    }

    @Test
    void aRefusedFieldIsNamedAsTheClientWroteIt() {
        Answer answer = user.post("notes", "{\"text\":\" \"}");

        assertProblem(answer, 400, "validation");
        assertThat(answer.text("/errors/0/field")).isEqualTo("text");
        assertThat(answer.text("/errors/0/message")).isEqualTo("must not be blank");
    }

    @Test
    void aFieldOfTheWrongKindIsNamed() {
        Answer answer = user.post("notes", "{\"text\":{}}");

        assertProblem(answer, 400, "validation");
        assertThat(answer.text("/errors/0/field")).isEqualTo("text");
    }

    @Test
    void anUnknownFieldIsNamed() {
        Answer answer = user.post("notes", "{\"text\":\"x\",\"tenant_id\":\"globex\"}");

        assertProblem(answer, 400, "validation");
        assertThat(answer.text("/errors/0/field")).isEqualTo("tenant_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":", "nonsense", "{\"text\":\"x\"]", "\u0000"})
    void malformedJsonIsSaidSo(String body) {
        Answer answer = user.post("notes", body);

        assertProblem(answer, 400, "malformed-json");
        assertThat(answer.text("/detail")).contains("line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void aMissingBodyIsSaidSo(String body) {
        Answer answer = user.post("notes", body);

        assertProblem(answer, 400, "validation");
        assertThat(answer.text("/errors/0/field")).isEqualTo("body");
    }

    @Test
    void anUnknownPathOrIdIsNotFound() {
        assertProblem(user.get("nothing"), 404, "not-found");
        assertProblem(user.get("notes/0199aaaa-0000-7000-8000-000000000000"), 404, "not-found");
        assertProblem(user.get("notes/not-an-id"), 404, "not-found");
    }

    @Test
    void aWrongMethodIsSaidSo() {
        Answer answer = user.send("DELETE", "notes", "");

        assertProblem(answer, 405, "method-not-allowed");
    }

    @Test
    void aWrongMediaTypeIsSaidSo() {
        assertProblem(
                user.send("POST", "notes", "text=x", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                "unsupported-media-type");
        assertProblem(user.get("notes", "Accept", "text/html"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1"})
    void aLimitOutOfRangeIsSaidSo(String query) {
        Answer answer = user.get("notes?" + query);

        assertProblem(answer, 400, "validation");
        assertThat(answer.text("/errors/0/field")).isEqualTo("limit");
    }

    @Test
    void aCursorThatNoPageGaveIsSaidSo() {
        assertProblem(user.get("notes?after=x"), 400, "invalid-cursor");
    }

    @Test
    void charactersThatNoDatabaseKeepsAreSaidSo() {
        assertProblem(user.post("notes", "{\"text\":\"a\\u0000b\"}"), 400, "bad-request");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        Answer answer = user.post("notes", "{\"text\":\"" + "x".repeat(3_000_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void whatFailsInsideStaysInside() {
        Answer answer = user.get("mistakes/failure");

        assertProblem(answer, 500, "internal");
        assertThat(answer.body().toString()).doesNotContain("hunter2", "Exception", "java");
        assertThat(answer.text("/request")).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void sqlInEveryStringIsText() {
        String sql = "'); delete from notes; select set_config('buildify.tenant', 'globex', false); --";

        String id = user.post("notes", "{\"text\":\"" + sql + "\"}").text("/id");

        assertThat(user.get("notes/" + id).text("/text")).isEqualTo(sql);
        assertProblem(user.get("notes?after=%27%20or%201%3D1%20--"), 400, "invalid-cursor");
        assertProblem(user.get("notes/%27%20or%201%3D1%20--"), 404, "not-found");
        assertProblem(user.get("notes?company=%27%20or%201%3D1%20--"), 400, "invalid-company");
    }

    private static void assertProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(name);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    }
}
