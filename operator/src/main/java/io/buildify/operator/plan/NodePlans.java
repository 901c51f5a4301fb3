package io.buildify.operator.plan;

import io.buildify.crd.NodeSpec;
import io.buildify.crd.ServedBy;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.plan.NodePlan.Rest;
import io.buildify.operator.plan.NodePlan.Rest.Cause;
import io.buildify.operator.plan.NodePlan.Serve;
import io.buildify.operator.resolve.Tenancy;
import io.buildify.operator.resolve.TenantClaim;
import io.buildify.operator.resolve.Traces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans of accepted nodes. */
final class NodePlans {
    private NodePlans() {}

    /** @param serving whether anybody is served by the Module's instance */
    static NodePlan ofModule(Judgement.Sound sound, boolean serving) {
        var footing = sound.footing();
        if (!serving) {
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
                sound.warnings(),
                null,
                servedBy(footing, footing.serving()),
                footing.prefix(),
                null,
                List.of(),
                Instances.of(footing, null),
                null);
    }

    static NodePlan of(
            Judgement.Sound sound, NodeSpec spec, Tenancy tenancy, Traces traces, List<Publication> publications) {
        var footing = sound.footing();
        var former = former(footing, traces);
        if (footing.isOn()) {
            return new Serve(
                    footing.node(),
                    sound.warnings(),
                    claim(tenancy),
                    servedBy(footing, footing.serving()),
                    footing.prefix(),
                    footing.settings(),
                    publications,
                    footing.owns() ? Instances.of(footing, spec) : null,
                    former);
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

    private static ServedBy servedBy(Footing footing, InstanceId instance) {
        return new ServedBy(instance.value(), footing.release().version());
    }

    private static @Nullable TenantClaim claim(Tenancy tenancy) {
        return tenancy instanceof Tenancy.Free free ? free.claim() : null;
    }

    private static @Nullable FormerInstance former(Footing footing, Traces traces) {
        if (footing.owns() || !traces.hasInstance()) {
            return null;
        }
        var node = footing.node();
        var home = footing.home();
        return new FormerInstance(
                node.instance(), home == null ? null : home.login(node), Instances.kafka(node.instance()));
    }
}
