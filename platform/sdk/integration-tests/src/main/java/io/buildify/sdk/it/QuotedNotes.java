package io.buildify.sdk.it;

import io.buildify.sdk.testdata.TestData;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** Notes to try the module with. */
@Singleton
class QuotedNotes implements TestData {

    @Override
    public Uni<?> make(Faker faker, int count) {
        return PanacheEntityBase.persist(Stream.generate(() -> {
                    Note note = new Note();
                    note.text = faker.book().title() + ", " + faker.book().author();
                    return note;
                })
                .limit(count));
    }
}
