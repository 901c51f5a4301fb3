package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Whatever people do, in whatever order and at the same time: the books balance. */
@FinancialTest
class BooksPropertiesIT {

    private static final int OPERATIONS = 80;
    private static final int WRITERS = 8;

    ModuleInstance instance;

    /** Known ones, and others each time; a failing one is in the test's name. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 4), new Random().longs(3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomWorkComesOutAsModelled(long seed) {
        FinancialTenant.of(instance, "random");
        String company = "s" + Long.toUnsignedString(seed, 36);
        RandomBooks books = new RandomBooks(FinancialTenant.at(instance, "random", company), new Random(seed));

        for (int operation = 0; operation < OPERATIONS; operation++) {
            books.operate();
        }

        books.reportsAreAsModelled();
        new BooksCheck(instance).hold("random");
    }

    @Test
    void eightWritersInTheSameBooksKeepThemBalanced() throws Exception {
        FinancialTenant keeper = FinancialTenant.of(instance, "crowd");
        Crowd crowd = new Crowd(keeper);

        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<List<String>>> work = IntStream.range(0, WRITERS)
                    .<Callable<List<String>>>mapToObj(seed -> () -> crowd.work(new Random(seed)))
                    .toList();
            List<String> unexpected = new ArrayList<>();
            for (Future<List<String>> done : writers.invokeAll(work)) {
                unexpected.addAll(done.get());
            }
            assertThat(unexpected).isEmpty();
        }

        crowd.sumsAreThoseOfTheAnswers();
        new BooksCheck(instance).hold("crowd");
    }
}
