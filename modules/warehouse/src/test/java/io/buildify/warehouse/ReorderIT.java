package io.buildify.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Published;
import io.buildify.testing.Records;
import io.buildify.testing.Rows;
import org.junit.jupiter.api.Test;

/** What is to be ordered, and who is told. */
@WarehouseTest
class ReorderIT {

    private static final String LOW = "warehouse.stock.low";

    ModuleInstance instance;

    @Test
    void whatIsBelowItsLevelIsListed() {
        Storekeeper keeper = Storekeeper.of(instance, "ordering");
        String low = keeper.product("BOLT-8", "20");
        keeper.product("NUT-8", "20");
        keeper.product("WASHER-8", "0");
        String location = keeper.location();
        keeper.receive("BOLT-8", location, "15");
        keeper.receive("NUT-8", location, "20");
        keeper.reserve("BOLT-8", location, "3");

        Answer list = keeper.user().get("reorder");

        assertThat(list.body().path("items")).hasSize(1);
        assertThat(list.body().at("/items/0").toString())
                .isEqualTo(
                        "{\"product\":\"%s\",\"sku\":\"BOLT-8\",\"name\":\"Bolt M8\",\"unit\":\"piece\",\"available\":\"12\",\"reorder_level\":\"20\",\"missing\":\"8\"}"
                                .formatted(low));
    }

    @Test
    void whoeverPassesBelowIsToldOnceForEachTime() {
        Storekeeper keeper = Storekeeper.of(instance, "passing-below");
        String product = keeper.product("BOLT-8", "20");
        String location = keeper.location();
        keeper.receive("BOLT-8", location, "10");
        keeper.receive("BOLT-8", location, "15");

        keeper.adjust("BOLT-8", location, "-5");
        keeper.reserve("BOLT-8", location, "0.5");
        keeper.adjust("BOLT-8", location, "-1");
        keeper.receive("BOLT-8", location, "10");
        keeper.draft("BOLT-8", location, "10");

        Published published = new Published(instance);
        Published.untilAsserted(
                () -> assertThat(published.of(LOW, "passing-below")).hasSize(2));
        assertThat(published.of(LOW, "passing-below"))
                .allMatch(event -> event.subject().equals(product))
                .extracting(CloudEvent::data)
                .extracting(data -> new String(data, UTF_8))
                .containsExactly(
                        "{\"product\":\"%s\",\"sku\":\"BOLT-8\",\"available\":\"19.5\",\"reorder_level\":\"20\"}"
                                .formatted(product),
                        "{\"product\":\"%s\",\"sku\":\"BOLT-8\",\"available\":\"18.5\",\"reorder_level\":\"20\"}"
                                .formatted(product));
    }

    @Test
    void nobodyIsToldWhereTheCheckIsOff() {
        Storekeeper quiet = Storekeeper.of(
                instance,
                "quiet",
                Records.tenant(Storekeeper.configuration("EUR", false, false), Storekeeper.FEATURES));
        quiet.product("BOLT-8", "20");
        String location = quiet.location();
        quiet.receive("BOLT-8", location, "20");

        quiet.adjust("BOLT-8", location, "-1");
        String shipment = quiet.delivered("BOLT-8", location, "1");

        Published published = new Published(instance);
        Published.untilAsserted(() -> assertThat(published.of("warehouse.shipment.delivered", "quiet"))
                .extracting(CloudEvent::subject)
                .containsExactly(shipment));
        Published.untilAsserted(
                () -> assertThat(new Rows(instance).count("select count(*) from warehouse.event_outbox"))
                        .isZero());
        assertThat(published.of(LOW, "quiet")).isEmpty();
        assertThat(quiet.user().get("reorder").body().path("items")).hasSize(1);
    }

    @Test
    void aProductOfTheTenantCountsForEachCompanyByItsOwnStock() {
        Storekeeper tenant = Storekeeper.of(instance, "family");
        Storekeeper one = Storekeeper.at(instance, "family", "de");
        Storekeeper other = Storekeeper.at(instance, "family", "fr");
        tenant.product("BOLT-8", "5");
        one.receive("BOLT-8", one.location(), "5");
        other.receive("BOLT-8", other.location(), "4");

        assertThat(one.user().get("reorder").body().path("items")).isEmpty();
        assertThat(other.user().get("reorder").text("/items/0/available")).isEqualTo("4");
        assertThat(tenant.user().get("reorder").text("/items/0/available")).isEqualTo("0");
    }
}
