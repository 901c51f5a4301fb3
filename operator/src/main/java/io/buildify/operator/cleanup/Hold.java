package io.buildify.operator.cleanup;

import io.buildify.operator.event.EventRecorder;
import io.buildify.operator.watch.SystemObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stop of all clean-up after a mass deletion: the ConfigMap {@code cleanup-hold}. A person who
 * meant it annotates that with {@code buildify.io/confirm: "true"}; a person who did not applies the
 * resources again.
 */
public final class Hold {
    public static final String OBJECT = "cleanup-hold";
    public static final String CONFIRM = "buildify.io/confirm";
    private static final Logger LOG = LoggerFactory.getLogger(Hold.class);
    private static final String REASON = "CleanupHeld";

    private final SystemObjects objects;
    private final EventRecorder events;

    /** @param objects the ConfigMaps of sort {@link #OBJECT} */
    public Hold(SystemObjects objects, EventRecorder events) {
        this.objects = objects;
        this.events = events;
    }

    /** Whether clean-up is stopped and nobody has confirmed it. */
    public boolean isOn() {
        return objects.get(OBJECT).isPresent();
    }

    /** Stops clean-up. */
    void put(int deleted, long left, Instant now) {
        String message = deleted + " of " + (deleted + left)
                + " nodes were deleted within a minute. Nothing of theirs is removed until a person confirms: kubectl annotate configmap "
                + OBJECT + " " + CONFIRM
                + "=true -n <system namespace>. To take the deletion back, apply the resources again.";
        LOG.warn(message);
        var written = objects.create(OBJECT, Map.of(), Map.of("since", now.toString(), "message", message));
        events.record(written, true, REASON, message);
    }

    /**
     * Lifts the stop if a person has confirmed it.
     *
     * @return whether one did
     */
    boolean liftIfConfirmed() {
        if (objects.get(OBJECT).filter(Hold::isConfirmed).isEmpty()) {
            return false;
        }
        LOG.info("Clean-up goes on: a person has confirmed the deletion");
        objects.remove(OBJECT);
        return true;
    }

    private static boolean isConfirmed(ConfigMap hold) {
        var annotations = hold.getMetadata().getAnnotations();
        return annotations != null && "true".equals(annotations.get(CONFIRM));
    }
}
