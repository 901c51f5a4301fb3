package io.buildify.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DeclaredPermissionsTest {

    @Test
    void theyAreThoseOfEveryReleaseOfEveryModuleOnce() throws Exception {
        assertThat(DeclaredPermissions.of(new ObjectMapper().readTree("""
                {"items":[
                 {"spec":{"releases":[{"permissions":["b.read","a.read"]},{"permissions":["b.read"]},{}]}},
                 {"spec":{"releases":[{"permissions":["c.read"]}]}}]}""")))
                .containsExactly("a.read", "b.read", "c.read");
        assertThat(DeclaredPermissions.of(new ObjectMapper().readTree("{}"))).isEmpty();
    }
}
