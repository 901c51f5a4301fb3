package io.buildify.operator.external.kafka;

import static java.util.stream.Collectors.groupingBy;

import io.buildify.operator.plan.KafkaPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourceType;

/**
 * PURE: what has to be done so that instances are as planned and nothing more.
 *
 * @param topics configuration topics to create
 * @param users users to write, new or with another password
 * @param foreign credentials of these users by other mechanisms, to delete
 * @param grants ACLs to create
 * @param revocations ACLs to delete: of the instances' users, and of anybody on the instances' topics
 */
record Corrections(
        List<String> topics,
        List<ScramUser> users,
        List<UserScramCredentialDeletion> foreign,
        List<AclBinding> grants,
        List<AclBinding> revocations) {

    /** An instance as it should be. */
    record Wanted(KafkaPlan plan, ScramUser user) {}

    static Corrections of(Collection<Wanted> wanted, Listing listing) {
        List<String> topics = new ArrayList<>();
        List<ScramUser> users = new ArrayList<>();
        List<UserScramCredentialDeletion> foreign = new ArrayList<>();
        List<AclBinding> grants = new ArrayList<>();
        Set<AclBinding> right = new HashSet<>();
        Map<String, List<AclBinding>> byPrincipal =
                listing.acls().stream().collect(groupingBy(it -> it.entry().principal()));
        Map<String, List<AclBinding>> byTopic = listing.acls().stream()
                .filter(it -> it.pattern().resourceType() == ResourceType.TOPIC)
                .collect(groupingBy(it -> it.pattern().name()));
        Set<AclBinding> concerned = new HashSet<>();
        for (Wanted each : wanted) {
            String topic = each.plan.configurationTopic();
            if (!listing.topics().containsKey(topic)) {
                topics.add(topic);
            }
            List<ScramCredentialInfo> credentials = listing.credentials(each.user.name());
            if (!each.user.isIn(credentials)) {
                users.add(each.user);
            }
            ScramUser.foreign(credentials)
                    .forEach(it -> foreign.add(new UserScramCredentialDeletion(each.user.name(), it.mechanism())));
            Access.of(each.plan).forEach(acl -> {
                right.add(acl);
                if (!listing.acls().contains(acl)) {
                    grants.add(acl);
                }
            });
            concerned.addAll(byPrincipal.getOrDefault(Access.principal(each.plan), List.of()));
            concerned.addAll(byTopic.getOrDefault(topic, List.of()));
        }
        concerned.removeAll(right);
        return new Corrections(topics, users, foreign, grants, List.copyOf(concerned));
    }
}
