package io.buildify.operator.external.kafka;

import io.buildify.operator.plan.KafkaPlan;
import io.buildify.operator.plan.SubscriptionPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/** PURE: what an instance's user may do, as ACLs. Whatever is not here is denied. */
final class Access {
    private static final String USER = "User:";

    private Access() {}

    static Set<AclBinding> of(KafkaPlan plan) {
        Set<AclBinding> access = new HashSet<>();
        access.add(allow(plan, topic(plan.configurationTopic()), AclOperation.READ));
        access.add(allow(plan, topic(plan.configurationTopic()), AclOperation.DESCRIBE));
        if (plan.eventsTopic() != null) {
            access.add(allow(plan, topic(plan.eventsTopic()), AclOperation.WRITE));
        }
        SubscriptionPlan subscription = plan.subscription();
        if (subscription != null) {
            subscription.topics().values().forEach(topic -> access.add(allow(plan, topic(topic), AclOperation.READ)));
            access.add(allow(plan, group(subscription.group()), AclOperation.READ));
            access.add(allow(plan, topic(subscription.deadLetterTopic()), AclOperation.WRITE));
        }
        return access;
    }

    static String principal(KafkaPlan plan) {
        return USER + plan.user();
    }

    /** Everything that the user may do, and what anybody may do with what is the instance's alone. */
    static List<AclBindingFilter> everythingOf(KafkaPlan plan) {
        return List.of(
                new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter(principal(plan), null, AclOperation.ANY, AclPermissionType.ANY)),
                anybodys(topic(plan.configurationTopic())),
                anybodys(topic(plan.deadLetterTopic())),
                anybodys(group(plan.group())));
    }

    /** What anybody may do with it. */
    static AclBindingFilter anybodys(ResourcePattern resource) {
        return new AclBindingFilter(resource.toFilter(), AccessControlEntryFilter.ANY);
    }

    static ResourcePattern topic(String name) {
        return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
    }

    static ResourcePattern group(String name) {
        return new ResourcePattern(ResourceType.GROUP, name, PatternType.LITERAL);
    }

    /** The name of the user that an ACL is about. */
    static String user(AclBinding acl) {
        String principal = acl.entry().principal();
        return principal.startsWith(USER) ? principal.substring(USER.length()) : principal;
    }

    private static AclBinding allow(KafkaPlan plan, ResourcePattern resource, AclOperation operation) {
        return new AclBinding(
                resource, new AccessControlEntry(principal(plan), "*", operation, AclPermissionType.ALLOW));
    }
}
