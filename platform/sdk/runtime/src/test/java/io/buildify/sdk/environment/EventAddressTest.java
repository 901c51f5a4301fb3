package io.buildify.sdk.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.events.EventPattern;
import io.buildify.sdk.environment.EventAddress.WhenDisabled;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventAddressTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "BUILDIFY_EVENTS_TOPIC", "buildify.events.financial",
            "BUILDIFY_EVENTS_SUBSCRIPTIONS", "core=buildify.events.core,warehouse=buildify.events.warehouse",
            "BUILDIFY_EVENTS_PATTERNS", "core.company.*,warehouse.shipment.delivered",
            "BUILDIFY_EVENTS_GROUP", "financial",
            "BUILDIFY_EVENTS_DEAD_LETTER_TOPIC", "buildify.dead-letters.financial",
            "BUILDIFY_EVENTS_WHEN_DISABLED", "Park"));

    @Test
    void topicsAreFoundByNameAndKnowTheirModule() {
        EventAddress address = address();

        assertThat(address.topic()).isEqualTo("buildify.events.financial");
        EventAddress.Subscription subscription = address.subscribed().orElseThrow();
        assertThat(subscription.modules())
                .containsOnly(
                        Map.entry("buildify.events.core", "core"), Map.entry("buildify.events.warehouse", "warehouse"));
        assertThat(subscription.patterns())
                .extracting(EventPattern::text)
                .containsExactly("core.company.*", "warehouse.shipment.delivered");
        assertThat(subscription.whenDisabled()).isEqualTo(WhenDisabled.Park);
    }

    @Test
    void aReleaseWithoutEventsHasNone() {
        environment.clear();

        assertThat(address()).isEqualTo(new EventAddress(null, null));
    }

    @Test
    void halfASubscriptionIsRefused() {
        environment.remove("BUILDIFY_EVENTS_GROUP");

        assertThatThrownBy(this::address)
                .isInstanceOf(EnvironmentIncomplete.class)
                .hasMessageContaining("BUILDIFY_EVENTS_GROUP is not set")
                .hasMessageContaining("events.subscribes");
    }

    @Test
    void whatIsMalformedIsShownWithAnExample() {
        environment.put("BUILDIFY_EVENTS_SUBSCRIPTIONS", "buildify.events.core");
        assertThatThrownBy(this::address).hasMessageContaining("it must look like core=buildify.events.core");

        environment.put("BUILDIFY_EVENTS_SUBSCRIPTIONS", "core=buildify.events.core");
        environment.put("BUILDIFY_EVENTS_PATTERNS", "core.*.created");
        assertThatThrownBy(this::address).hasMessageContaining("\"core.*.created\" is no pattern of event types");

        environment.put("BUILDIFY_EVENTS_PATTERNS", "core.company.*");
        environment.put("BUILDIFY_EVENTS_WHEN_DISABLED", "Perhaps");
        assertThatThrownBy(this::address).hasMessageContaining("it must be Skip or Park");
    }

    private EventAddress address() {
        return EventAddress.from(new Variables(name -> Optional.ofNullable(environment.get(name))));
    }
}
