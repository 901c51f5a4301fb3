package io.buildify.operator.plan;

import io.buildify.crd.NodeSpec;
import io.buildify.crd.ServedBy;
import io.buildify.events.ConfigurationRecord;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.NodePlan.Rest;
import io.buildify.operator.plan.NodePlan.Rest.Cause;
import io.buildify.operator.plan.NodePlan.Serve;
import io.buildify.operator.resolve.ModuleResolution;
import io.buildify.operator.resolve.Running;
import io.buildify.operator.resolve.Tenancy;
import io.buildify.operator.resolve.TenantClaim;
import io.buildify.operator.resolve.Traces;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans of accepted nodes. */
final class NodePlans {
    private NodePlans() {}

    static NodePlan ofModule(Judgement.Sound sound, ModuleResolution resolution) {
        var footing = sound.footing();
        if (!resolution.serving()) {
            return new Rest(
                    footing.node(),
                    Cause.REGISTERED,
                    sound.warnings(),
                    null,
                    null,
                    footing.prefix(),
                    null,
                    List.of(),
                    null);
        }
        return new Serve(
                footing.node(),
                warnings(sound, Subject.of(resolution.module()), resolution.published()),
                null,
                servedBy(footing, footing.serving()),
                null,
                footing.prefix(),
                null,
                List.of(),
                Instances.of(footing, null),
                null,
                null,
                null);
    }

    /**
     * @param interim what it is served with until its release runs
     * @param published the types that the stable release of each Module publishes to which the node's subscribes
     */
    static NodePlan of(
            Judgement.Sound sound,
            Interim interim,
            HasMetadata resource,
            NodeSpec spec,
            Tenancy tenancy,
            Traces traces,
            Map<String, List<String>> published,
            List<Publication> publications) {
        var footing = sound.footing();
        var former = former(footing, traces);
        if (footing.isOn()) {
            return new Serve(
                    footing.node(),
                    footing.owns() ? warnings(sound, Subject.of(resource), published) : sound.warnings(),
                    claim(tenancy),
                    interim.servedBy(footing),
                    interim.coming(footing),
                    footing.prefix(),
                    interim.settings(footing),
                    publications,
                    footing.owns() ? Instances.of(footing, spec) : null,
                    footing.owns() ? predecessor(footing, traces) : null,
                    former,
                    incumbent(footing, traces));
        }
        var answering = footing.answering();
        return new Rest(
                footing.node(),
                Cause.DISABLED,
                sound.warnings(),
                claim(tenancy),
                answering == null ? null : servedBy(footing, answering),
                footing.prefix(),
                footing.settings(),
                publications,
                former);
    }

    /** Those of the node, and those of the events of its own instance. */
    private static List<Problem> warnings(Judgement.Sound sound, String subject, Map<String, List<String>> published) {
        return Stream.concat(
                        sound.warnings().stream(),
                        Publishers.lacking(subject, sound.footing().release(), published).stream())
                .toList();
    }

    private static ServedBy servedBy(Footing footing, InstanceId instance) {
        return new ServedBy(instance.value(), footing.release().version());
    }

    private static @Nullable TenantClaim claim(Tenancy tenancy) {
        return tenancy instanceof Tenancy.Free free ? free.claim() : null;
    }

    /** Whoever has data of its own has none: what an ancestor's instance wrote meanwhile would be lost to it. */
    private static @Nullable InstanceId predecessor(Footing footing, Traces traces) {
        var home = footing.home();
        var above = footing.above();
        if (above == null || (home != null && home.owner().equals(footing.node()))) {
            return null;
        }
        var answering = above.answering();
        return answering != null && isServedBy(answering, footing.node(), traces) ? answering : null;
    }

    private static @Nullable ServedBy incumbent(Footing footing, Traces traces) {
        var routed = traces.routed();
        return routed == null || routed.equals(footing.serving())
                ? null
                : new ServedBy(routed.value(), version(routed, footing, traces));
    }

    private static String version(InstanceId routed, Footing footing, Traces traces) {
        return Optional.ofNullable(traces.published().get(routed))
                .map(ConfigurationRecord::release)
                .or(() -> Optional.ofNullable(traces.running().get(routed)).map(Running::release))
                .orElse(footing.release().version());
    }

    private static boolean isServedBy(InstanceId ancestor, NodeId node, Traces traces) {
        var record = traces.published().get(ancestor);
        if (record == null) {
            // a company that its tenant's record answers for
            return node.company() != null;
        }
        return record.servedBy() == null && Boolean.TRUE.equals(record.enabled());
    }

    private static @Nullable FormerInstance former(Footing footing, Traces traces) {
        if (footing.owns() || !traces.hasInstance()) {
            return null;
        }
        var node = footing.node();
        var home = footing.home();
        return new FormerInstance(
                node.instance(), home == null ? null : home.login(node), EventTopics.ofRemoved(node.instance()));
    }
}
