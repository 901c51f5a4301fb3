package io.buildify.sdk.testdata;

import io.smallrye.mutiny.Uni;
import net.datafaker.Faker;

/**
 * Makes realistic data for people who try a module. A bean of the module; {@code POST <prefix>/test-data?size=} calls it
 * where test data is allowed, and {@code ./buildify testdata} sends that.
 */
public interface TestData {

    /**
     * Makes so many of what the module is about, and what they need. Runs in the caller's scope, in a transaction.
     *
     * @param faker of names, addresses and the like
     * @param count at most {@link TestDataResource#PORTION}
     */
    Uni<?> make(Faker faker, int count);
}
