package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids of somebody else's, tried at every door. */
@WarehouseTest
class TenancyIT {

    ModuleInstance instance;

    /** Everything that one company has. */
    private record Owned(
            String product,
            String warehouse,
            String location,
            String movement,
            String reservation,
            String shipment,
            String count) {

        static Owned by(Storekeeper keeper) {
            String product = keeper.product("SECRET-1", "5");
            String warehouse = keeper.warehouse("SECRET");
            String location = keeper.location(warehouse, "A-01");
            String movement = keeper.receive("SECRET-1", location, "10").text("/id");
            String reservation = keeper.reserve("SECRET-1", location, "1").text("/id");
            String shipment = keeper.draft("SECRET-1", location, "2").text("/id");
            String count = keeper.user()
                    .post(
                            "counts",
                            "{\"location\":\"%s\",\"lines\":[{\"sku\":\"SECRET-1\",\"counted\":\"9\"}]}"
                                    .formatted(location))
                    .text("/id");
            return new Owned(product, warehouse, location, movement, reservation, shipment, count);
        }

        List<String> paths() {
            return List.of(
                    "products/" + product,
                    "warehouses/" + warehouse,
                    "warehouses/" + warehouse + "/locations",
                    "locations/" + location,
                    "movements/" + movement,
                    "reservations/" + reservation,
                    "shipments/" + shipment,
                    "counts/" + count);
        }
    }

    @ParameterizedTest
    @CsvSource({"victim-a, de, thief-a, de", "victim-b, de, victim-b, fr"})
    void whatIsSomebodyElsesIsNotThere(String tenant, String company, String thiefTenant, String thiefCompany) {
        Storekeeper.of(instance, tenant);
        Storekeeper.of(instance, thiefTenant);
        Storekeeper victim = Storekeeper.at(instance, tenant, company);
        Storekeeper thief = Storekeeper.at(instance, thiefTenant, thiefCompany);
        Owned owned = Owned.by(victim);
        String ownLocation = thief.stocked("BOLT-8", "10");

        assertThat(owned.paths()).allSatisfy(path -> {
            assertThat(victim.user().get(path).status()).as(path).isEqualTo(200);
            assertThat(thief.user().get(path).problem()).as(path).isEqualTo("not-found");
        });
        assertThat(attempts(thief, owned, ownLocation)).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
        });
        assertThat(List.of(
                        "products",
                        "warehouses",
                        "stock",
                        "movements",
                        "reservations",
                        "shipments",
                        "counts",
                        "reorder"))
                .allSatisfy(list -> assertThat(thief.user().get(list).body().toString())
                        .as(list)
                        .doesNotContain("SECRET", owned.location(), owned.product()));
        assertThat(thief.user().get("stock?location=" + owned.location()).body().path("items"))
                .isEmpty();
        assertThat(victim.stock("SECRET-1", owned.location())).isEqualTo("10/3/7");
    }

    private static List<Answer> attempts(Storekeeper thief, Owned owned, String ownLocation) {
        AppUser user = thief.user();
        return List.of(
                thief.receive("BOLT-8", owned.location(), "1"),
                thief.receive("SECRET-1", ownLocation, "1"),
                thief.move("BOLT-8", ownLocation, owned.location(), "1"),
                thief.move("BOLT-8", owned.location(), ownLocation, "1"),
                thief.adjust("BOLT-8", owned.location(), "1"),
                thief.reserve("BOLT-8", owned.location(), "1"),
                thief.reserve("SECRET-1", ownLocation, "1"),
                thief.draft("BOLT-8", owned.location(), "1"),
                thief.draft("SECRET-1", ownLocation, "1"),
                user.post("warehouses/" + owned.warehouse() + "/locations", "{\"code\":\"B-01\"}"),
                user.send(
                        "PUT",
                        "products/" + owned.product(),
                        "{\"name\":\"Mine\",\"unit\":\"piece\",\"reorder_level\":\"0\"}",
                        "Content-Type",
                        "application/json"),
                user.put("warehouses/" + owned.warehouse(), "{\"code\":\"X\",\"name\":\"Mine\"}"),
                user.put("locations/" + owned.location(), "{\"code\":\"X-01\"}"),
                user.post("reservations/" + owned.reservation() + "/release", ""),
                thief.step(owned.shipment(), "pick"),
                thief.step(owned.shipment(), "cancel"),
                user.post("counts/" + owned.count() + "/book", ""),
                user.post(
                        "counts",
                        "{\"location\":\"%s\",\"lines\":[{\"sku\":\"BOLT-8\",\"counted\":\"1\"}]}"
                                .formatted(owned.location())));
    }

    /**
     * A company reads what is its tenant's, and the tenant what is its companies'; neither writes it. A product of
     * the tenant may be kept in places of the company's own, not the other way round.
     */
    @ParameterizedTest
    @CsvSource({"parent-a, , de, 201, 201, 409", "parent-b, de, , 404, 404, 404"})
    void whatMayOnlyBeSeenIsNotChanged(
            String tenant,
            @Nullable String owner,
            @Nullable String reader,
            int receivedAtOwn,
            int reservedAtOwn,
            int draftedAtOwn) {
        Storekeeper.of(instance, tenant);
        Storekeeper owning = Storekeeper.at(instance, tenant, owner);
        Storekeeper reading = Storekeeper.at(instance, tenant, reader);
        Owned owned = Owned.by(owning);
        String ownLocation = reading.stocked("BOLT-8", "10");

        assertThat(owned.paths())
                .allSatisfy(path ->
                        assertThat(reading.user().get(path).status()).as(path).isEqualTo(200));
        List<Answer> answers = attempts(reading, owned, ownLocation);
        assertThat(answers)
                .extracting(Answer::status)
                .containsExactly(
                        403,
                        receivedAtOwn,
                        403,
                        403,
                        403,
                        403,
                        reservedAtOwn,
                        403,
                        draftedAtOwn,
                        403,
                        403,
                        403,
                        403,
                        403,
                        403,
                        403,
                        403,
                        403);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 403)
                .extracting(Answer::problem)
                .containsOnly("outside-scope");
        assertThat(owning.stock("SECRET-1", owned.location())).isEqualTo("10/3/7");
    }
}
