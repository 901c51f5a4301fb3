package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.events.ConfigurationRecord;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears of a change, in which scope, and what a bad listener spoils. */
@SdkTest
class ConfigurationListenerIT {

    ModuleInstance instance;

    @Test
    void aChangeIsToldInItsScopeWithBothConfigurations() {
        AppUser tenant = instance.serve("told", null, priced("red", 1));

        instance.serve("told", null, priced("red", 2));
        await().until(() -> texts(tenant).equals(List.of("told: 1 -> 2")));
        instance.serve("told", null, priced("red", 3));

        await().until(() -> texts(tenant).equals(List.of("told: 2 -> 3", "told: 1 -> 2")));
    }

    @Test
    void aCompanysChangeIsItsOwn() {
        AppUser tenant = instance.serve("family", null, priced("red", 1));
        AppUser company = instance.serve("family", "child", priced("red", 5));

        instance.serve("family", "child", priced("red", 6));

        await().until(() -> texts(company).equals(List.of("family/child: 5 -> 6")));
        assertThat(texts(instance.user("family", "other"))).isEmpty();
        assertThat(tenant.get("notes").text("/items/0/company")).isEqualTo("child");
    }

    @Test
    void whatLeavesTheValuesAsTheyAreIsNoChange() {
        AppUser user = instance.serve("same", null, priced("red", 1));

        instance.publish("same", null, Records.tenant("{\"price_per_note\":1,\"colour\":\"red\"}", "reports"));
        await().until(() -> user.get("settings/reports").status() == 200);
        instance.serve("same", null, priced("red", 2));

        await().until(() -> texts(user).equals(List.of("same: 1 -> 2")));
    }

    @Test
    void aListenerThatFailsSpoilsNothing() {
        AppUser user = instance.serve("unlucky", null, priced("red", 1));

        instance.serve("unlucky", null, priced("failing", 2));
        instance.serve("unlucky", null, priced("red", 3));

        await().until(() -> texts(user).getFirst().endsWith("-> 3"));
    }

    @Test
    void aListenerThatNeverEndsHoldsNeitherTheConfigurationNorOthers() {
        AppUser stuck = instance.serve("stuck", null, priced("red", 1));
        AppUser other = instance.serve("other", null, priced("red", 1));

        instance.serve("stuck", null, priced("endless", 2));
        instance.serve("stuck", null, priced("red", 3));
        instance.serve("other", null, priced("red", 2));

        assertThat(stuck.get("settings").text("/price_per_note")).isEqualTo("3");
        await().until(() -> texts(other).equals(List.of("other: 1 -> 2")));
    }

    private static ConfigurationRecord priced(String colour, int price) {
        return Records.tenant("{\"colour\":\"%s\",\"price_per_note\":%d}".formatted(colour, price));
    }

    private static List<String> texts(AppUser user) {
        return user.get("notes")
                .body()
                .at("/items")
                .valueStream()
                .map(note -> note.path("text").asText())
                .toList();
    }
}
