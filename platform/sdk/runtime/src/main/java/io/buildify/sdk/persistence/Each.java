package io.buildify.sdk.persistence;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;

/** Work on the elements of a list, one after the other, as a transaction needs it. */
public final class Each {

    private Each() {}

    /**
     * @param work takes an element's position, from 0, and the element
     */
    public static <T> Uni<Void> inOrder(List<T> elements, BiFunction<Integer, T, Uni<?>> work) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (int index = 0; index < elements.size(); index++) {
            int position = index;
            done = done.chain(() -> work.apply(position, elements.get(position)))
                    .replaceWithVoid();
        }
        return done;
    }
}
