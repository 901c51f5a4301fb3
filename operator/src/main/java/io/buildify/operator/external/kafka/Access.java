package io.buildify.operator.external.kafka;

import io.buildify.operator.plan.KafkaPlan;
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
        ResourcePattern topic = new ResourcePattern(ResourceType.TOPIC, plan.configurationTopic(), PatternType.LITERAL);
        return Set.of(allow(plan, topic, AclOperation.READ), allow(plan, topic, AclOperation.DESCRIBE));
    }

    static String principal(KafkaPlan plan) {
        return USER + plan.user();
    }

    /** Everything that the user may do, and what anybody may do with its topic. */
    static List<AclBindingFilter> everythingOf(KafkaPlan plan) {
        return List.of(
                new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter(principal(plan), null, AclOperation.ANY, AclPermissionType.ANY)),
                new AclBindingFilter(
                        new ResourcePatternFilter(ResourceType.TOPIC, plan.configurationTopic(), PatternType.LITERAL),
                        AccessControlEntryFilter.ANY));
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
