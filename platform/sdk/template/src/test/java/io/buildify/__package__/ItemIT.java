package io.buildify.__package__;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Published;
import io.buildify.testing.Records;
import org.junit.jupiter.api.Test;

/** Items, from REST to events. */
@__Name__Test
class ItemIT {

    ModuleInstance instance;

    @Test
    void anItemIsAddedReadAndTold() {
        AppUser user = serve("acme");

        Answer added = add(user, 7, "Seventh");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("/code")).isEqualTo("ITEM-7");
        String path = "items/" + added.text("/id");
        assertThat(user.get(path).text("/name")).isEqualTo("Seventh");
        assertThat(user.get("items").text("/items/0/code")).isEqualTo("ITEM-7");
        Published.untilAsserted(() -> assertThat(new Published(instance).of("__module__.item.added", "acme"))
                .singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo(added.text("/id"))));
    }

    @Test
    void anItemIsRenamedUnlessSomebodyElseWasFaster() {
        AppUser user = serve("renaming");
        Answer added = add(user, 1, "First");
        String path = "items/" + added.text("/id");

        assertThat(rename(user, path, "Better", added.header("ETag")).text("/name"))
                .isEqualTo("Better");
        assertThat(rename(user, path, "Late", added.header("ETag")).status()).isEqualTo(412);
        assertThat(user.get(path).text("/name")).isEqualTo("Better");
    }

    @Test
    void nobodySeesAnothersItems() {
        String path = "items/" + add(serve("mine"), 1, "Mine").text("/id");

        AppUser other = serve("other");

        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get("items").body().at("/items")).isEmpty();
    }

    @Test
    void aCompanySeesItsTenantsItemsAndLeavesThem() {
        Answer added = add(serve("parent"), 1, "First");
        String path = "items/" + added.text("/id");
        AppUser company = instance.user("parent", "de");

        assertThat(company.get(path).text("/name")).isEqualTo("First");
        assertThat(rename(company, path, "Mine", added.header("ETag")).problem()).isEqualTo("outside-scope");
    }

    @Test
    void aTokenNeedsItsPermissionAndATenantTheFeature() {
        serve("guarded");
        assertThat(add(instance.userWith("guarded", null, "item.read"), 1, "No").problem())
                .isEqualTo("permission-required");

        AppUser without = instance.serve("without", null, Records.tenant("{\"code_prefix\":\"ITEM\"}"));
        assertThat(without.get("items").problem()).isEqualTo("feature-disabled");
    }

    @Test
    void aNewCompanyGetsItsFirstItem() {
        AppUser user = serve("growing");

        new Published(instance)
                .publish("core.company.created", "growing-de", "growing", null, "{\"name\":\"Growing GmbH\"}");

        Published.untilAsserted(
                () -> assertThat(user.get("items").text("/items/0/name")).isEqualTo("Growing GmbH"));
    }

    private AppUser serve(String tenant) {
        return instance.serve(tenant, null, Records.tenant("{\"code_prefix\":\"ITEM\"}", "items"));
    }

    private static Answer add(AppUser user, int number, String name) {
        return user.post("items", "{\"number\":%d,\"name\":\"%s\"}".formatted(number, name));
    }

    private static Answer rename(AppUser user, String path, String name, String version) {
        return user.send(
                "PUT",
                path,
                "{\"name\":\"%s\"}".formatted(name),
                "Content-Type",
                "application/json",
                "If-Match",
                version);
    }
}
