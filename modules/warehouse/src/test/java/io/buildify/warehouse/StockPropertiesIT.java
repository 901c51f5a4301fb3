package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people do, in whatever order and at the same time: the sums hold. */
@WarehouseTest
class StockPropertiesIT {

    private static final int OPERATIONS = 80;
    private static final int WRITERS = 8;

    ModuleInstance instance;

    /** Known ones, and others each time; a failing one is in the test's name. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 5), new Random().longs(5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRandomDayComesOutAsModelled(long seed) {
        Storekeeper keeper = Storekeeper.of(instance, "random");
        RandomDay day = new RandomDay(keeper, "S" + Long.toUnsignedString(seed, 36), new Random(seed));

        for (int operation = 0; operation < OPERATIONS; operation++) {
            day.operate();
        }

        new StockCheck(instance).hold("random");
    }

    @Test
    void storekeepersOnTheSameShelvesKeepTheSums() throws Exception {
        Storekeeper keeper = Storekeeper.of(instance, "crowd");
        List<String> skus = List.of("BOLT-8", "NUT-8");
        String warehouse = keeper.warehouse("BER");
        List<String> places = List.of(keeper.location(warehouse, "A"), keeper.location(warehouse, "B"));
        skus.forEach(sku -> {
            keeper.product(sku, "3");
            places.forEach(place -> keeper.receive(sku, place, "10"));
        });

        List<Answer> answers = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<List<Answer>>> work = IntStream.range(0, WRITERS)
                    .<Callable<List<Answer>>>mapToObj(seed -> () -> crowd(keeper, skus, places, new Random(seed)))
                    .toList();
            for (Future<List<Answer>> done : writers.invokeAll(work)) {
                answers.addAll(done.get());
            }
        }

        assertThat(answers)
                .allMatch(answer -> answer.status() < 300
                        || answer.problem().equals("stock-not-available")
                        || answer.problem().equals("wrong-status"));
        new StockCheck(instance).hold("crowd");
    }

    private static List<Answer> crowd(Storekeeper keeper, List<String> skus, List<String> places, Random random) {
        List<Answer> answers = new ArrayList<>();
        for (int operation = 0; operation < 25; operation++) {
            String sku = skus.get(random.nextInt(2));
            String place = places.get(random.nextInt(2));
            String quantity = "" + random.nextInt(1, 6);
            switch (random.nextInt(6)) {
                case 0 -> answers.add(keeper.receive(sku, place, quantity));
                case 1 -> answers.add(keeper.move(sku, place, places.get(random.nextInt(2)), quantity));
                case 2 -> answers.add(keeper.adjust(sku, place, "-" + quantity));
                case 3 -> answers.add(keeper.reserve(sku, place, quantity));
                default -> {
                    Answer draft = keeper.user().post("shipments", """
                            {"customer":"Acme Corp","lines":[
                             {"sku":"BOLT-8","location":"%s","quantity":"1","unit_price":"1"},
                             {"sku":"NUT-8","location":"%s","quantity":"%s","unit_price":"1"}]}""".formatted(place, place, quantity));
                    answers.add(draft);
                    if (draft.status() == 201) {
                        answers.add(keeper.step(draft.text("/id"), "pick"));
                        answers.add(keeper.step(draft.text("/id"), random.nextBoolean() ? "ship" : "pick"));
                    }
                }
            }
        }
        return answers;
    }
}
