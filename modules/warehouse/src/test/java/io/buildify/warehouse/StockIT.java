package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Products, places, and what is booked in them. */
@WarehouseTest
class StockIT {

    ModuleInstance instance;

    @Test
    void whatIsReceivedIsThere() {
        Storekeeper keeper = Storekeeper.of(instance, "receiving");
        keeper.product("BOLT-8", "0");
        String location = keeper.location();

        Answer received = keeper.receive("BOLT-8", location, "2.500");

        assertThat(received.status()).isEqualTo(201);
        assertThat(received.text("/quantity")).isEqualTo("2.5");
        assertThat(keeper.user().get(received.header("Location")).body()).isEqualTo(received.body());
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("2.5/0/2.5");
    }

    @Test
    void aMoveTakesFromOneLocationAndAddsToTheOther() {
        Storekeeper keeper = Storekeeper.of(instance, "moving");
        String from = keeper.stocked("BOLT-8", "10");
        String to = keeper.location();

        Answer moved = keeper.move("BOLT-8", from, to, "4");

        assertThat(moved.status()).isEqualTo(201);
        assertThat(moved.text("/location")).isEqualTo(to);
        assertThat(keeper.stock("BOLT-8", from)).isEqualTo("6/0/6");
        assertThat(keeper.stock("BOLT-8", to)).isEqualTo("4/0/4");
        assertThat(keeper.user().get("movements?sku=BOLT-8").body().path("items"))
                .extracting(item ->
                        item.path("kind").asText() + item.path("quantity").asText())
                .containsExactly("move4", "move-4", "receive10");
    }

    @Test
    void moreThanIsThereIsNotTaken() {
        Storekeeper keeper = Storekeeper.of(instance, "taking");
        String from = keeper.stocked("BOLT-8", "10");
        String to = keeper.location();

        assertThat(keeper.move("BOLT-8", from, to, "10.001").problem()).isEqualTo("stock-not-available");
        assertThat(keeper.adjust("BOLT-8", from, "-11").problem()).isEqualTo("stock-not-available");
        assertThat(keeper.adjust("BOLT-8", to, "-1").text("/detail"))
                .startsWith("0 of BOLT-8 are available at location " + to + ", 1 are asked for.");
        assertThat(keeper.adjust("BOLT-8", from, "-10").status()).isEqualTo(201);
        assertThat(keeper.stock("BOLT-8", from)).isEqualTo("0/0/0");
    }

    @ParameterizedTest
    @CsvSource({"receive, 0", "receive, -1", "receive, 0.0001", "receive, 1e30", "adjust, 0", "adjust, 0.0001"})
    void aQuantityThatCannotBeIsNamed(String how, String quantity) {
        Storekeeper keeper = Storekeeper.of(instance, "strict");
        String location = keeper.location();

        Answer answer = how.equals("receive")
                ? keeper.receive("ANY", location, quantity)
                : keeper.adjust("ANY", location, quantity);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("quantity");
    }

    @Test
    void nothingIsBookedByHandWherePickedGoodsWait() {
        Storekeeper keeper = Storekeeper.of(instance, "dispatching");
        String location = keeper.stocked("BOLT-8", "10");
        String dispatch = keeper.dispatchOf(location);

        assertThat(keeper.receive("BOLT-8", dispatch, "1").problem()).isEqualTo("not-for-storage");
        assertThat(keeper.move("BOLT-8", location, dispatch, "1").problem()).isEqualTo("not-for-storage");
    }

    @Test
    void aSkuIsItsOwnInACompany() {
        Storekeeper keeper = Storekeeper.of(instance, "naming");
        String bolt = "{\"sku\":\"BOLT-8\",\"name\":\"Bolt\",\"unit\":\"piece\"}";

        assertThat(keeper.user().post("products", bolt).status()).isEqualTo(201);
        assertThat(keeper.user().post("products", bolt).problem()).isEqualTo("conflict");
        assertThat(Storekeeper.at(instance, "naming", "de")
                        .user()
                        .post("products", bolt)
                        .status())
                .isEqualTo(201);
        assertThat(keeper.user().post("products", bolt.replace("BOLT-8", "ä")).text("/errors/0/field"))
                .isEqualTo("sku");
    }

    @Test
    void aProductIsChangedButForItsSku() {
        Storekeeper keeper = Storekeeper.of(instance, "changing");
        String id = keeper.product("BOLT-8", "0");

        Answer changed = keeper.user()
                .send(
                        "PUT",
                        "products/" + id,
                        "{\"name\":\"Bolt\",\"unit\":\"box\",\"reorder_level\":\"5\"}",
                        "Content-Type",
                        "application/json");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/sku")).isEqualTo("BOLT-8");
        assertThat(changed.text("/unit")).isEqualTo("box");
        assertThat(keeper.user().get("products/" + id).body()).isEqualTo(changed.body());
    }

    @Test
    void listsGoOnWhereThePageBeforeEnds() {
        Storekeeper keeper = Storekeeper.of(instance, "paging");
        String location = keeper.stocked("BOLT-8", "1");
        for (int time = 2; time <= 5; time++) {
            keeper.receive("BOLT-8", location, "" + time);
        }

        Answer first = keeper.user().get("movements?limit=3");
        String link = first.header("Link");
        Answer second = keeper.user().get(link.substring(1, link.indexOf('>')));

        assertThat(first.body().path("items"))
                .extracting(item -> item.path("quantity").asText())
                .containsExactly("5", "4", "3");
        assertThat(link).startsWith("</api/v1/warehouse/movements?limit=3&after=");
        assertThat(second.body().path("items"))
                .extracting(item -> item.path("quantity").asText())
                .containsExactly("2", "1");
        assertThat(second.header("Link")).isEmpty();
    }

    /** Whoever speaks to the database past this module's code, with its rights: what is booked stays booked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update warehouse_movements set quantity = 100",
                "delete from warehouse_movements",
                "update warehouse_stock set on_hand = 100",
                "delete from warehouse_stock",
                "update warehouse_balances set on_hand = 100",
                "delete from warehouse_reservations",
                "update warehouse_reservations set quantity = 100"
            })
    void theDatabaseKeepsTheLedger(String attack) throws SQLException {
        Storekeeper keeper = Storekeeper.of(instance, "keeping");
        String location = keeper.user().get("stock").text("/items/0/location");
        if (location.isEmpty()) {
            location = keeper.stocked("BOLT-8", "3");
            keeper.reserve("BOLT-8", location, "1");
        }

        try (Connection login = instance.database().login("warehouse");
                Statement statement = login.createStatement()) {
            login.setAutoCommit(false);
            statement.execute("set local buildify.tenant = 'keeping'");
            assertThatThrownBy(() -> statement.execute(attack)).isInstanceOf(SQLException.class);
        }

        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("3/1/2");
    }

    @Test
    void aSumNeverGoesBelowZeroInTheDatabaseEither() throws SQLException {
        Storekeeper keeper = Storekeeper.of(instance, "negative");
        keeper.stocked("BOLT-8", "3");

        try (Connection login = instance.database().login("warehouse");
                Statement statement = login.createStatement()) {
            login.setAutoCommit(false);
            statement.execute("set local buildify.tenant = 'negative'");
            for (String change : List.of("-4", "-3.001")) {
                assertThatThrownBy(() -> statement.execute("""
                                insert into warehouse_movements (id, kind, product_id, location_id, quantity, created_at)
                                select gen_random_uuid(), 'adjust', product_id, location_id, %s, now()
                                  from warehouse_stock""".formatted(change)))
                        .hasMessageContaining("on_hand");
                login.rollback();
                statement.execute("set local buildify.tenant = 'negative'");
            }
        }
    }
}
