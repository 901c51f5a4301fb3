package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goods are kept for as many as there are. */
@WarehouseTest
class ReservationIT {

    private static final int WRITERS = 8;
    private static final int EACH = 10;

    ModuleInstance instance;

    @Test
    void whatIsReservedIsNotAvailableUntilItIsReleased() {
        Storekeeper keeper = Storekeeper.of(instance, "reserving");
        String location = keeper.stocked("BOLT-8", "10");

        Answer reserved = keeper.reserve("BOLT-8", location, "4");

        assertThat(reserved.status()).isEqualTo(201);
        assertThat(keeper.user().get(reserved.header("Location")).body()).isEqualTo(reserved.body());
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("10/4/6");
        assertThat(keeper.reserve("BOLT-8", location, "7").problem()).isEqualTo("stock-not-available");
        assertThat(keeper.adjust("BOLT-8", location, "-7").problem()).isEqualTo("stock-not-available");
        assertThat(keeper.move("BOLT-8", location, keeper.location(), "7").problem())
                .isEqualTo("stock-not-available");

        String release = reserved.header("Location") + "/release";
        assertThat(keeper.user().post(release, "{}").text("/status")).isEqualTo("released");
        assertThat(keeper.user().post(release, "{}").text("/status")).isEqualTo("released");
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("10/0/10");
    }

    @Test
    void eightWritersReserveTheLastUnitsAndNotOneMore() throws Exception {
        Storekeeper keeper = Storekeeper.of(instance, "crowded");
        String location = keeper.stocked("BOLT-8", "20");

        List<Answer> answers = together(() -> keeper.reserve("BOLT-8", location, "1"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(20);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(WRITERS * EACH - 20)
                .allMatch(answer -> answer.problem().equals("stock-not-available"));
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("20/20/0");
    }

    @Test
    void reservingMovingAndAdjustingAtTheSameTimeTakeNothingTwice() throws Exception {
        Storekeeper keeper = Storekeeper.of(instance, "mixed");
        String location = keeper.stocked("BOLT-8", "30");
        String other = keeper.location();

        List<Answer> reserved = new ArrayList<>();
        List<Answer> answers = together(List.of(
                () -> keeper.reserve("BOLT-8", location, "1"),
                () -> keeper.move("BOLT-8", location, other, "1"),
                () -> keeper.adjust("BOLT-8", location, "-1")));
        answers.stream()
                .filter(answer -> answer.status() == 201 && answer.body().has("status"))
                .forEach(reserved::add);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(30);
        assertThat(answers)
                .allMatch(answer -> answer.status() == 201 || answer.problem().equals("stock-not-available"));
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("%d/%d/0".formatted(reserved.size(), reserved.size()));
    }

    @Test
    void twoWhoReleaseTheSameReleaseItOnce() throws Exception {
        Storekeeper keeper = Storekeeper.of(instance, "releasing");
        String location = keeper.stocked("BOLT-8", "10");
        String first = keeper.reserve("BOLT-8", location, "4").header("Location");
        keeper.reserve("BOLT-8", location, "3");

        List<Answer> answers = together(() -> keeper.user().post(first + "/release", "{}"));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("10/3/7");
    }

    @Test
    void withoutTheFeatureThereAreNoReservations() {
        AppUser user = Storekeeper.of(
                        instance,
                        "featureless",
                        Records.tenant(Storekeeper.configuration("EUR", false, true), "counts"))
                .user();

        assertThat(user.get("reservations").problem()).isEqualTo("feature-disabled");
        assertThat(user.get("products").status()).isEqualTo(200);
    }

    private static List<Answer> together(Callable<Answer> request) throws Exception {
        return together(List.of(request));
    }

    /** Eight writers at the same time, ten requests each, in turn. */
    private static List<Answer> together(List<Callable<Answer>> requests) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<List<Answer>>> work = IntStream.range(0, WRITERS)
                    .<Callable<List<Answer>>>mapToObj(writer -> () -> {
                        List<Answer> answers = new ArrayList<>();
                        for (int time = 0; time < EACH; time++) {
                            answers.add(requests.get((writer + time) % requests.size())
                                    .call());
                        }
                        return answers;
                    })
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<List<Answer>> done : writers.invokeAll(work)) {
                answers.addAll(done.get());
            }
            return answers;
        }
    }
}
