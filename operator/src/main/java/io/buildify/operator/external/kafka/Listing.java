package io.buildify.operator.external.kafka;

import io.buildify.events.TopicNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * What is on the broker: read in four requests, then kept true with each change of ours.
 *
 * @param topics by name, with the id that a topic made anew does not keep
 * @param users SCRAM credentials by user
 * @param acls every ACL
 * @param groups names of consumer groups, also such as have no members
 */
record Listing(
        Map<String, Uuid> topics,
        Map<String, List<ScramCredentialInfo>> users,
        Set<AclBinding> acls,
        Set<String> groups) {

    List<ScramCredentialInfo> credentials(String user) {
        return users.getOrDefault(user, List.of());
    }

    /** Whether the user is an instance's: each has a configuration topic, also one that this process has not looked at. */
    boolean isInstance(String user) {
        return topics.containsKey(TopicNames.configuration(user));
    }

    static Listing read(Admin admin) throws ExecutionException {
        var topics = admin.listTopics().listings();
        var users = admin.describeUserScramCredentials().all();
        var acls = admin.describeAcls(AclBindingFilter.ANY).values();
        var groups = admin.listGroups().all();
        Map<String, Uuid> topicIds = new HashMap<>();
        for (TopicListing topic : Answers.await(topics)) {
            topicIds.put(topic.name(), topic.topicId());
        }
        Map<String, List<ScramCredentialInfo>> credentials = new HashMap<>();
        Answers.await(users).forEach((user, description) -> credentials.put(user, description.credentialInfos()));
        Set<String> groupNames = new HashSet<>();
        Answers.await(groups).forEach(group -> groupNames.add(group.groupId()));
        return new Listing(topicIds, credentials, new HashSet<>(Answers.await(acls)), groupNames);
    }
}
