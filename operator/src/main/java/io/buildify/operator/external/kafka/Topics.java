package io.buildify.operator.external.kafka;

import io.buildify.operator.plan.KafkaPlan;
import java.util.ArrayList;
import java.util.List;

/** PURE: which topics an instance needs. */
final class Topics {

    private Topics() {}

    /** All that have to be there; those of other modules' events are their own matter. */
    static List<String> of(KafkaPlan plan) {
        List<String> topics = ownedBy(plan);
        if (plan.eventsTopic() != null) {
            topics.add(plan.eventsTopic());
        }
        return topics;
    }

    /** Those that are the instance's alone. */
    static List<String> ownedBy(KafkaPlan plan) {
        List<String> topics = new ArrayList<>(List.of(plan.configurationTopic()));
        if (plan.subscription() != null) {
            topics.add(plan.subscription().deadLetterTopic());
        }
        return topics;
    }
}
