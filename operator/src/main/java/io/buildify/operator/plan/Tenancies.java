package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.resolve.Tenancy;

/** Whether a resource's namespace is a tenant. */
final class Tenancies {
    private Tenancies() {}

    static void check(String subject, Tenancy tenancy, Findings findings) {
        switch (tenancy) {
            case Tenancy.Claimed claimed -> {}
            case Tenancy.Free free -> {}
            case Tenancy.Unlabelled unlabelled ->
                findings.miss(
                        ConditionReason.TenantLabelMissing,
                        "%s: namespace %s has no label buildify.io/tenant with a tenant's id; "
                                + "ask a platform engineer to label it",
                        subject,
                        unlabelled.namespace());
            case Tenancy.Conflict conflict ->
                findings.miss(ConditionReason.TenantConflict, "%s: %s", subject, conflict(conflict));
        }
    }

    private static String conflict(Tenancy.Conflict conflict) {
        if (conflict.held() == null && conflict.namespace().equals(conflict.holder())) {
            return "tenant %s belongs to an earlier namespace of this name; to hand its data to this one, ask a platform "
                            .formatted(conflict.label())
                    + "engineer to annotate ConfigMap buildify-system/claim.%s with buildify.io/adopt: %s"
                            .formatted(conflict.label(), conflict.namespace());
        }
        if (conflict.held() == null) {
            return "tenant %s belongs to namespace %s; ask a platform engineer to label namespace %s otherwise, or to "
                            .formatted(conflict.label(), conflict.holder(), conflict.namespace())
                    + "annotate ConfigMap buildify-system/claim.%s with buildify.io/adopt: %s"
                            .formatted(conflict.label(), conflict.namespace());
        }
        var change = conflict.label() == null ? "is gone" : "now says " + conflict.label();
        return "namespace %s is tenant %s, but its label buildify.io/tenant %s; what runs stays; set the label to %s again"
                .formatted(conflict.namespace(), conflict.held(), change, conflict.held());
    }
}
