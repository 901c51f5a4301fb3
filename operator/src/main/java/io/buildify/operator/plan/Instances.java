package io.buildify.operator.plan;

import io.buildify.config.CanonicalJson;
import io.buildify.crd.NodeSpec;
import io.buildify.crd.Release;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The instance of a node that owns one. */
final class Instances {
    private Instances() {}

    /** @param spec what the node says about its instance; null for a module, whose release says it all */
    static InstancePlan of(Footing footing, @Nullable NodeSpec spec) {
        var node = footing.node();
        var release = footing.release();
        var home = footing.home();
        return new InstancePlan(
                node,
                node.instance(),
                footing.prefix(),
                release,
                spec == null || spec.replicas() == null ? release.replicas() : spec.replicas(),
                spec == null || spec.resources() == null ? release.resources() : spec.resources(),
                home == null ? null : home.of(node, footing.prefix(), release, hash(release)),
                EventTopics.of(node, release));
    }

    /** A release is immutable, so that version and image stand for all of it. */
    private static String hash(Release release) {
        return CanonicalJson.sha256((release.version() + "\0" + release.image()).getBytes(StandardCharsets.UTF_8));
    }
}
