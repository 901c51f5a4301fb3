package io.buildify.operator.external.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownTopicsTest {
    private final KnownTopics topics = new KnownTopics();

    @Test
    void whatIsListedExists() {
        topics.listed(Set.of("a", "b"));
        assertThat(topics.all()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aNewTopicMayBeMissingOnceInAListing() {
        topics.created("a");
        topics.listed(Set.of());
        assertThat(topics.contains("a")).isTrue();
        topics.listed(Set.of("a"));
        topics.listed(Set.of());
        assertThat(topics.contains("a")).isTrue();
    }

    @Test
    void aTopicThatIsMissingTwiceIsGone() {
        topics.listed(Set.of("a"));
        topics.listed(Set.of());
        topics.listed(Set.of());
        assertThat(topics.all()).isEmpty();
    }

    @Test
    void aListingThatBeganBeforeDoesNotBringARemovedTopicBack() {
        topics.listed(Set.of("a"));
        topics.removed("a");
        topics.listed(Set.of("a"));
        assertThat(topics.contains("a")).isFalse();
    }

    @Test
    void aRemovedTopicThatIsListedTwiceIsThereAgain() {
        topics.created("a");
        topics.removed("a");
        topics.listed(Set.of("a"));
        topics.listed(Set.of("a"));
        assertThat(topics.contains("a")).isTrue();
    }

    @Test
    void aTopicThatWasMadeAgainIsThere() {
        topics.created("a");
        topics.removed("a");
        topics.created("a");
        topics.listed(Set.of("a"));
        assertThat(topics.contains("a")).isTrue();
    }

    @Test
    void aTopicThatWasMadeAgainMayBeMissingOnceInAListing() {
        topics.created("a");
        topics.listed(Set.of());
        topics.created("a");
        topics.listed(Set.of());
        assertThat(topics.contains("a")).isTrue();
    }
}
