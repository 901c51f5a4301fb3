package io.buildify.operator.external.kafka;

import static java.util.stream.Collectors.groupingBy;

import io.buildify.operator.plan.KafkaPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * PURE: what has to be done so that instances are as planned and nothing more.
 *
 * @param topics topics to create
 * @param users users to write, new or with another password
 * @param foreign credentials of these users by other mechanisms, to delete
 * @param grants ACLs to create
 * @param revocations ACLs to delete: of the instances' users, of anybody on what is an instance's alone, and of those
 *     who are no instance on the topics of their modules' events
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
        Set<String> topics = new LinkedHashSet<>();
        List<ScramUser> users = new ArrayList<>();
        List<UserScramCredentialDeletion> foreign = new ArrayList<>();
        List<AclBinding> grants = new ArrayList<>();
        Set<AclBinding> right = new HashSet<>();
        Map<String, List<AclBinding>> byPrincipal =
                listing.acls().stream().collect(groupingBy(it -> it.entry().principal()));
        Map<ResourcePattern, List<AclBinding>> byResource =
                listing.acls().stream().collect(groupingBy(AclBinding::pattern));
        Set<AclBinding> concerned = new HashSet<>();
        for (Wanted each : wanted) {
            Topics.of(each.plan).stream()
                    .filter(it -> !listing.topics().containsKey(it))
                    .forEach(topics::add);
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
            owned(each.plan).forEach(it -> concerned.addAll(byResource.getOrDefault(it, List.of())));
            if (each.plan.eventsTopic() != null) {
                byResource.getOrDefault(Access.topic(each.plan.eventsTopic()), List.of()).stream()
                        .filter(it -> !listing.isInstance(Access.user(it)))
                        .forEach(concerned::add);
            }
        }
        concerned.removeAll(right);
        return new Corrections(List.copyOf(topics), users, foreign, grants, List.copyOf(concerned));
    }

    private static Stream<ResourcePattern> owned(KafkaPlan plan) {
        return Stream.concat(
                Topics.ownedBy(plan).stream().map(Access::topic),
                Stream.ofNullable(plan.subscription()).map(it -> Access.group(it.group())));
    }
}
