package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a token must allow. */
@SdkTest
class PermissionIT {

    ModuleInstance instance;

    @BeforeEach
    void aTenantIsServed() {
        instance.serve("guarded", null, Records.tenant("{}"));
    }

    @Test
    void theClassesPermissionHoldsForItsMethods() {
        assertThat(with("note.read").get("guarded").status()).isEqualTo(200);
        assertRefused(with("note.write").get("guarded"), "note.read");
        assertRefused(with().get("guarded"), "note.read");
    }

    @Test
    void aMethodsOwnPermissionTakesItsPlace() {
        assertThat(with("note.write").post("guarded", "").status()).isEqualTo(200);
        assertRefused(with("note.read").post("guarded", ""), "note.write");
    }

    @Test
    void nothingButTheExactNameCounts() {
        for (String other : new String[] {"note", "note.*", "*", "note.read.all", "NOTE.READ", "note.read "}) {
            assertRefused(with(other).get("guarded"), "note.read");
        }
    }

    @Test
    void thePermissionIsAskedForBeforeTheFeature() {
        assertRefused(with().send("DELETE", "guarded", ""), "note.write");
        assertThat(with("note.write").send("DELETE", "guarded", "").problem()).isEqualTo("feature-disabled");
    }

    @Test
    void nobodyWithoutATokenHasAPermission() {
        assertThat(instance.stranger(null).get("guarded/open").status()).isEqualTo(401);
        assertThat(with("note.read").get("guarded/open").status()).isEqualTo(200);
    }

    @Test
    void openApiTellsWhatAnOperationNeeds() {
        JsonNode paths = with().get("/q/openapi?format=json").body().at("/paths");

        assertThat(paths.at("/~1guarded/get/x-buildify-permission").asText()).isEqualTo("note.read");
        assertThat(paths.at("/~1guarded~1open/get/x-buildify-permission").asText())
                .isEqualTo("note.read");
        JsonNode delete = paths.at("/~1guarded/delete");
        assertThat(delete.path("x-buildify-permission").asText()).isEqualTo("note.write");
        assertThat(delete.path("x-buildify-feature").asText()).isEqualTo("reports");
        assertThat(delete.at("/responses/403/description").asText())
                .isEqualTo("Needs the permission note.write and the feature reports");
        assertThat(delete.at("/responses/403/content").has("application/problem+json"))
                .isTrue();
        assertThat(paths.at("/~1notes/get").has("x-buildify-permission")).isFalse();
        assertThat(paths.at("/~1notes/get/responses").has("403")).isFalse();
        assertThat(paths.at("/~1notes/get/operationId").asText()).isEqualTo("NoteResource_list");
    }

    private AppUser with(String... permissions) {
        return instance.userWith("guarded", null, permissions);
    }

    private static void assertRefused(Answer answer, String permission) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("permission-required");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/detail"))
                .isEqualTo(
                        "The token lacks the permission %s. An administrator of the tenant adds it to one of your roles; ask for a new token then."
                                .formatted(permission));
    }
}
