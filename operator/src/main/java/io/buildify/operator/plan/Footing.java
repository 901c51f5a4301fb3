package io.buildify.operator.plan;

import io.buildify.config.ConfigurationSchema;
import io.buildify.config.Layer;
import io.buildify.crd.Module;
import io.buildify.crd.Release;
import io.buildify.events.ConfigurationRecord.Source;
import io.buildify.events.Reason;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An accepted node: what it is served with, and what the nodes below it build on.
 *
 * @param node who it is
 * @param above its parent; null for a module
 * @param module the Module
 * @param release the release that it runs
 * @param schema of the release's configuration
 * @param layers of the configuration, the node's own last
 * @param features effective here, sorted
 * @param offered the features that companies may have
 * @param off why it is switched off, here or above; null when it is on
 * @param owns whether it owns an instance
 * @param home the database of its instance; null for a module without one
 * @param settings what it is served with; null for a module
 * @param sources the resources that were read, by kind
 */
record Footing(
        NodeId node,
        @Nullable Footing above,
        Module module,
        Release release,
        ConfigurationSchema schema,
        List<Layer> layers,
        List<String> features,
        List<String> offered,
        @Nullable Reason off,
        boolean owns,
        @Nullable Home home,
        @Nullable Settings settings,
        Map<String, Source> sources) {

    /** The instance that serves the node: its own or its nearest ancestor's. */
    InstanceId serving() {
        return owns || above == null ? node.instance() : above.serving();
    }

    /** The instance that answers requests of the node, if only that it is switched off; null when none does. */
    @Nullable
    InstanceId answering() {
        if (owns || above == null) {
            return off == null ? node.instance() : null;
        }
        return above.answering();
    }

    boolean isOn() {
        return off == null;
    }

    /** Path under which the gateway serves the module. */
    String prefix() {
        return module.getSpec().api().prefix();
    }
}
