package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.events.CloudEvent;
import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Published;
import io.buildify.testing.Records;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the draft to the customer's door. */
@WarehouseTest
class ShipmentIT {

    ModuleInstance instance;

    @Test
    void goodsAreKeptPickedShippedAndDelivered() {
        Storekeeper keeper = Storekeeper.of(instance, "shipping");
        String location = keeper.stocked("BOLT-8", "10");
        String dispatch = keeper.dispatchOf(location);

        Answer draft = keeper.draft("BOLT-8", location, "2");
        String shipment = draft.text("/id");

        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.text("/status")).isEqualTo("draft");
        assertThat(draft.text("/currency")).isEqualTo("EUR");
        assertThat(draft.text("/lines/0/description")).isEqualTo("Bolt M8");
        assertThat(keeper.user().get(draft.header("Location")).body()).isEqualTo(draft.body());
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("10/2/8");

        assertThat(keeper.step(shipment, "pick").text("/status")).isEqualTo("picked");
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("8/0/8");
        assertThat(keeper.stock("BOLT-8", dispatch)).isEqualTo("2/2/0");

        assertThat(keeper.step(shipment, "ship").text("/status")).isEqualTo("shipped");
        assertThat(keeper.stock("BOLT-8", dispatch)).isEqualTo("0/0/0");

        assertThat(keeper.step(shipment, "deliver").text("/status")).isEqualTo("delivered");
        assertThat(keeper.user().get("movements").body().path("items"))
                .extracting(item ->
                        item.path("kind").asText() + item.path("quantity").asText())
                .containsExactly("ship-2", "pick-2", "pick2", "receive10");
    }

    @Test
    void othersAreToldOfADelivery() {
        Storekeeper keeper = Storekeeper.of(instance, "telling");
        String location = keeper.stocked("BOLT-8", "10");

        String shipment = keeper.delivered("BOLT-8", location, "2.000");

        Published published = new Published(instance);
        Published.untilAsserted(() -> assertThat(published.of("warehouse.shipment.delivered", "telling"))
                .hasSize(1));
        CloudEvent event =
                published.of("warehouse.shipment.delivered", "telling").getFirst();
        JsonNode data = Published.json(event.data());
        assertThat(event.subject()).isEqualTo(shipment);
        assertThat(Instant.parse(data.path("delivered_at").asText()))
                .isEqualTo(keeper.user().get("shipments/" + shipment).text("/delivered_at"));
        assertThat(new String(event.data(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("""
                {"shipment":"%s","customer":"Acme Corp","currency":"EUR","lines":[\
                {"sku":"BOLT-8","description":"Bolt M8","quantity":"2","unit_price":"10.00"}],\
                "delivered_at":"%s"}""".formatted(shipment, data.path("delivered_at").asText()));
    }

    @Test
    void aStepIsTakenOnceAndInItsTurn() {
        Storekeeper keeper = Storekeeper.of(instance, "stepping");
        String location = keeper.stocked("BOLT-8", "10");
        String shipment = keeper.draft("BOLT-8", location, "2").text("/id");

        assertThat(keeper.step(shipment, "ship").problem()).isEqualTo("wrong-status");
        assertThat(keeper.step(shipment, "deliver").problem()).isEqualTo("wrong-status");
        List<Answer> picked = IntStream.range(0, 8)
                .mapToObj(time -> keeper.user().posted("shipments/" + shipment + "/pick", ""))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(picked).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(picked)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.problem().equals("wrong-status"));
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("8/0/8");
        assertThat(keeper.step(shipment, "cancel").problem()).isEqualTo("wrong-status");
    }

    @Test
    void aDraftThatIsGivenUpKeepsNothing() {
        Storekeeper keeper = Storekeeper.of(instance, "cancelling");
        String location = keeper.stocked("BOLT-8", "10");
        String shipment = keeper.draft("BOLT-8", location, "10").text("/id");
        String reservation = keeper.user().get("reservations").text("/items/0/id");

        assertThat(keeper.draft("BOLT-8", location, "1").problem()).isEqualTo("stock-not-available");
        assertThat(keeper.user()
                        .post("reservations/" + reservation + "/release", "")
                        .problem())
                .isEqualTo("held-by-shipment");
        assertThat(keeper.step(shipment, "cancel").text("/status")).isEqualTo("cancelled");

        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("10/0/10");
        assertThat(keeper.step(shipment, "pick").problem()).isEqualTo("wrong-status");
    }

    @Test
    void withBackordersADraftWaitsForItsGoods() {
        Storekeeper keeper = Storekeeper.of(
                instance,
                "waiting",
                Records.tenant(Storekeeper.configuration("CHF", true, true), Storekeeper.FEATURES));
        String location = keeper.stocked("BOLT-8", "1");

        Answer draft = keeper.draft("BOLT-8", location, "2");

        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.text("/currency")).isEqualTo("CHF");
        assertThat(keeper.step(draft.text("/id"), "pick").problem()).isEqualTo("stock-not-available");
        keeper.receive("BOLT-8", location, "1");
        assertThat(keeper.step(draft.text("/id"), "pick").text("/status")).isEqualTo("picked");
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("0/0/0");
    }

    @Test
    void withoutReservationsWhoPicksFirstHasTheGoods() {
        Storekeeper keeper = Storekeeper.of(
                instance, "racing", Records.tenant(Storekeeper.configuration("EUR", false, true), "counts"));
        String location = keeper.stocked("BOLT-8", "3");
        String first = keeper.draft("BOLT-8", location, "2").text("/id");
        String second = keeper.draft("BOLT-8", location, "2").text("/id");

        assertThat(keeper.step(second, "pick").status()).isEqualTo(200);
        assertThat(keeper.step(first, "pick").problem()).isEqualTo("stock-not-available");
        assertThat(keeper.draft("BOLT-8", location, "2").problem()).isEqualTo("stock-not-available");
        assertThat(keeper.user().get("shipments/" + first).text("/status")).isEqualTo("draft");
    }

    @Test
    void aLineThatCannotBeIsNamed() {
        Storekeeper keeper = Storekeeper.of(instance, "drafting");
        String location = keeper.stocked("BOLT-8", "3");

        assertThat(keeper.draft("BOLT-8", location, "0").text("/errors/0/field"))
                .isEqualTo("lines[0].quantity");
        assertThat(keeper.draft("NUT-8", location, "1").text("/detail")).isEqualTo("There is no product NUT-8.");
        assertThat(keeper.user().get("shipments").body().path("items")).isEmpty();
    }
}
