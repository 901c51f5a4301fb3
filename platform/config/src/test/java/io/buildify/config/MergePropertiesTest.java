package io.buildify.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the merge of any three layers. */
class MergePropertiesTest {
    @Property
    void agreesWithTheFlatMerge(@ForAll("layers") List<Layer> layers) {
        assertThat(merge(layers)).isEqualTo(FlatMerge.of(layers));
    }

    @Property
    void everyLeafHasAnOriginThatSetItOrEmptiedIt(@ForAll("layers") List<Layer> layers) {
        var merged = merge(layers);
        merged.origin().forEach((pointer, origin) -> {
            var leaf = merged.values().at(pointer);
            var setter = layers.stream()
                    .filter(layer -> layer.origin().equals(origin))
                    .findFirst()
                    .orElseThrow();
            assertThat(leaf).isNotNull();
            if (!leaf.isObject()) {
                assertThat(setter.values().at(pointer)).isEqualTo(leaf);
            }
        });
    }

    @Property
    void mergingTheSameLayerTwiceChangesNothing(@ForAll("layers") List<Layer> layers) {
        var withoutUnset = layers.stream()
                .map(layer -> new Layer(layer.origin(), layer.values(), List.of()))
                .toList();
        var twice = Stream.concat(withoutUnset.stream(), Stream.of(withoutUnset.getLast()))
                .toList();
        assertThat(merge(twice)).isEqualTo(merge(withoutUnset));
    }

    @Provide
    Arbitrary<List<Layer>> layers() {
        return Documents.layers();
    }

    private static EffectiveConfiguration merge(List<Layer> layers) {
        var document = Attributed.empty(layers.getFirst().origin());
        for (var layer : layers) {
            document = document.with(layer);
        }
        return EffectiveConfiguration.of(document);
    }
}
