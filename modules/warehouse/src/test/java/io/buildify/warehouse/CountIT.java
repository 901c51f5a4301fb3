package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted, and what is made of it. */
@WarehouseTest
class CountIT {

    ModuleInstance instance;

    @Test
    void differencesAreBookedAsAdjustments() {
        Storekeeper keeper = Storekeeper.of(instance, "counting");
        String location = keeper.stocked("BOLT-8", "100");
        keeper.product("NUT-8", "0");
        keeper.product("WASHER-8", "0");
        keeper.receive("WASHER-8", location, "5");

        Answer count = keeper.user().post("counts", """
                {"location":"%s","lines":[
                 {"sku":"BOLT-8","counted":"97"},{"sku":"NUT-8","counted":2},{"sku":"WASHER-8","counted":"5"}]}""".formatted(location));

        assertThat(count.status()).isEqualTo(201);
        assertThat(count.body().path("lines"))
                .extracting(line -> line.path("difference").asText())
                .containsExactly("-3", "2", "0");
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("100/0/100");

        assertThat(keeper.receive("BOLT-8", location, "10").status()).isEqualTo(201);
        Answer booked = keeper.user().post(count.header("Location") + "/book", "");

        assertThat(booked.status()).isEqualTo(200);
        assertThat(booked.text("/booked_at")).isNotEmpty();
        assertThat(keeper.user().get(count.header("Location")).body()).isEqualTo(booked.body());
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("107/0/107");
        assertThat(keeper.stock("NUT-8", location)).isEqualTo("2/0/2");
        assertThat(keeper.user().get("movements?limit=2").body().path("items"))
                .extracting(item -> item.path("kind").asText()
                        + item.path("quantity").asText()
                        + item.path("reference").asText())
                .containsExactly("adjust2count/" + count.text("/id"), "adjust-3count/" + count.text("/id"));
    }

    @Test
    void aCountIsBookedOnce() {
        Storekeeper keeper = Storekeeper.of(instance, "booking");
        String location = keeper.stocked("BOLT-8", "100");
        String count = count(keeper, location, "90").header("Location");

        List<Answer> answers =
                IntStream.range(0, 8).mapToObj(time -> keeper.user().posted(count + "/book", "")).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.problem().equals("already-booked"));
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("90/0/90");
    }

    @Test
    void whatIsReservedCannotBeMissing() {
        Storekeeper keeper = Storekeeper.of(instance, "missing");
        String location = keeper.stocked("BOLT-8", "10");
        keeper.reserve("BOLT-8", location, "8");
        Answer count = count(keeper, location, "7");

        assertThat(keeper.user().post(count.header("Location") + "/book", "").problem())
                .isEqualTo("stock-not-available");
        assertThat(keeper.user().get(count.header("Location")).body().has("booked_at"))
                .isFalse();
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("10/8/2");
    }

    @Test
    void aProductIsCountedOnceInACount() {
        Storekeeper keeper = Storekeeper.of(instance, "twice");
        String location = keeper.stocked("BOLT-8", "10");

        assertThat(keeper.user().post("counts", """
                                {"location":"%s","lines":[
                                 {"sku":"BOLT-8","counted":"1"},{"sku":"BOLT-8","counted":"2"}]}""".formatted(location)).problem())
                .isEqualTo("conflict");
    }

    @Test
    void withoutTheFeatureThereAreNoCounts() {
        AppUser user = Storekeeper.of(
                        instance,
                        "uncounted",
                        Records.tenant(Storekeeper.configuration("EUR", false, true), "reservations"))
                .user();

        assertThat(user.get("counts").problem()).isEqualTo("feature-disabled");
    }

    private static Answer count(Storekeeper keeper, String location, String counted) {
        return keeper.user()
                .post(
                        "counts",
                        "{\"location\":\"%s\",\"lines\":[{\"sku\":\"BOLT-8\",\"counted\":\"%s\"}]}"
                                .formatted(location, counted));
    }
}
