package io.buildify.operator.external.kafka;

import static java.util.stream.Collectors.groupingBy;

import io.buildify.events.TopicNames;
import io.buildify.operator.external.Effect;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.plan.KafkaPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests that change many things at once; what fails, fails for its own topic or user only. */
final class AdminRequests {
    private static final Logger LOG = LoggerFactory.getLogger(AdminRequests.class);
    /**
     * So many items at once at most. A KRaft controller refuses a request that makes more than 10,000 records
     * ("excessively large batch operation"); a topic makes one for itself, its partitions and each of its settings.
     */
    private static final int BATCH = 250;

    private final AdminConnection connection;
    private final ExternalCalls calls;
    private final TopicSettings settings;
    private final TopicObserver observer;
    /** The topics that we know: one of the same name with another id has lost its records. */
    private final Map<String, Uuid> topicIds = new HashMap<>();

    AdminRequests(AdminConnection connection, ExternalCalls calls, TopicSettings settings, TopicObserver observer) {
        this.connection = connection;
        this.calls = calls;
        this.settings = settings;
        this.observer = observer;
    }

    /** Asks for everything there is. */
    Listing list() {
        String what = "listing topics, users and ACLs";
        try {
            return calls.read("kafka.list", () -> Listing.read(connection.admin()));
        } catch (ExecutionException e) {
            throw failure(what, e);
        }
    }

    /** Tells the observer of topics that others have made anew. */
    void compare(Listing listing) {
        topicIds.replaceAll((topic, known) -> {
            Uuid actual = listing.topics().getOrDefault(topic, known);
            if (!actual.equals(known) && TopicNames.isConfiguration(topic)) {
                LOG.warn("Topic {} was made anew by another hand; its records are published again", topic);
                observer.created(topic);
            }
            return actual;
        });
        listing.topics().forEach(topicIds::putIfAbsent);
    }

    /** Does what is to be done, and keeps the listing true. */
    void apply(Corrections corrections, Listing listing, Failures failures) {
        request(Effect.TOPIC_CREATE, corrections.topics(), failures, (topics, failed) -> {
            CreateTopicsResult result =
                    admin().createTopics(topics.stream().map(settings::newTopic).toList());
            for (String topic : topics) {
                if (done(topic, result.values(), topic, TopicExistsException.class, failed)) {
                    noteTopic(topic, result.topicId(topic), listing);
                }
            }
        });
        request(Effect.USER_WRITE, corrections.users(), failures, (users, failed) -> {
            var result = admin().alterUserScramCredentials(users.stream()
                    .map(user -> (UserScramCredentialAlteration) user.upsertion())
                    .toList());
            for (ScramUser user : users) {
                if (done(user.name(), result.values(), user.name(), null, failed)) {
                    listing.users().put(user.name(), List.of(user.credential()));
                }
            }
        });
        deleteCredentials(corrections.foreign(), failures);
        request(Effect.ACCESS_GRANT, corrections.grants(), failures, (acls, failed) -> {
            var result = admin().createAcls(acls);
            for (AclBinding acl : acls) {
                if (done(Access.user(acl), result.values(), acl, null, failed)) {
                    listing.acls().add(acl);
                }
            }
        });
        request(Effect.ACCESS_REVOKE, corrections.revocations(), failures, (acls, failed) -> {
            LOG.info("Revoking {}", acls);
            var result =
                    admin().deleteAcls(acls.stream().map(AclBinding::toFilter).toList());
            for (AclBinding acl : acls) {
                if (done(acl.pattern().name(), result.values(), acl.toFilter(), null, failed)) {
                    listing.acls().remove(acl);
                }
            }
        });
    }

    /**
     * Takes away what the instances could do, then who they were, then what they read.
     *
     * @param listing one that was read just now
     */
    void remove(List<KafkaPlan> plans, Listing listing, Failures failures) {
        request(Effect.ACCESS_REVOKE, plans, failures, (gone, failed) -> {
            List<AclBindingFilter> filters = new ArrayList<>();
            gone.forEach(plan -> filters.addAll(Access.everythingOf(plan)));
            var result = admin().deleteAcls(filters);
            for (KafkaPlan plan : gone) {
                for (AclBindingFilter filter : Access.everythingOf(plan)) {
                    if (done(plan.user(), result.values(), filter, null, failed)) {
                        listing.acls().removeIf(filter::matches);
                    }
                }
            }
        });
        deleteCredentials(
                plans.stream()
                        .flatMap(plan -> listing.credentials(plan.user()).stream()
                                .map(it -> new UserScramCredentialDeletion(plan.user(), it.mechanism())))
                        .toList(),
                failures);
        plans.forEach(plan -> listing.users().remove(plan.user()));
        removeGroups(
                plans.stream()
                        .map(KafkaPlan::group)
                        .filter(listing.groups()::contains)
                        .toList(),
                listing,
                failures);
        removeTopics(plans.stream().map(KafkaPlan::configurationTopic).toList(), listing, failures);
    }

    /** Removes topics that there are. */
    void removeTopics(List<String> topics, Listing listing, Failures failures) {
        request(Effect.TOPIC_DELETE, topics, failures, (gone, failed) -> {
            var result = admin().deleteTopics(gone);
            for (String topic : gone) {
                if (done(topic, result.topicNameValues(), topic, UnknownTopicOrPartitionException.class, failed)) {
                    listing.topics().remove(topic);
                    topicIds.remove(topic);
                    if (TopicNames.isConfiguration(topic)) {
                        observer.removed(topic);
                    }
                }
            }
        });
    }

    /** Members that have not left yet are put out first: they could not come back, but the broker waits for them. */
    private void removeGroups(List<String> groups, Listing listing, Failures failures) {
        request(Effect.GROUP_DELETE, groups, failures, (gone, failed) -> {
            for (String group : gone) {
                try {
                    Answers.await(
                            admin().removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                                    .all());
                } catch (ExecutionException e) {
                    LOG.debug("Group {} has members that cannot be put out; that it is not empty tells", group, e);
                }
            }
            var result = admin().deleteConsumerGroups(gone);
            for (String group : gone) {
                if (done(group, result.deletedGroups(), group, GroupIdNotFoundException.class, failed)) {
                    listing.groups().remove(group);
                }
            }
        });
    }

    /** One request for each mechanism: Kafka takes a user only once in a request. */
    private void deleteCredentials(List<UserScramCredentialDeletion> deletions, Failures failures) {
        deletions.stream()
                .collect(groupingBy(UserScramCredentialDeletion::mechanism))
                .values()
                .forEach(same -> request(Effect.USER_DELETE, same, failures, (gone, failed) -> {
                    var result = admin().alterUserScramCredentials(List.copyOf(gone));
                    for (UserScramCredentialDeletion each : gone) {
                        done(each.user(), result.values(), each.user(), ResourceNotFoundException.class, failed);
                    }
                }));
    }

    private void noteTopic(String topic, KafkaFuture<Uuid> id, Listing listing) {
        try {
            Uuid created = Answers.await(id);
            listing.topics().put(topic, created);
            topicIds.put(topic, created);
            if (TopicNames.isConfiguration(topic)) {
                observer.created(topic);
            }
        } catch (ExecutionException e) {
            // it was there already; the next listing tells its id
            listing.topics().put(topic, Uuid.ZERO_UUID);
        }
    }

    /** As few requests as the broker takes, unless there is nothing to ask, or nobody to answer. */
    private <T> void request(Effect effect, List<T> items, Failures failures, Send<T> send) {
        for (int from = 0; from < items.size(); from += BATCH) {
            requestOnce(effect, items.subList(from, Math.min(from + BATCH, items.size())), failures, send);
        }
    }

    private <T> void requestOnce(Effect effect, List<T> items, Failures failures, Send<T> send) {
        if (failures.isUnreachable()) {
            failures.throwFirst();
        }
        Failures failed = new Failures();
        try {
            calls.change(effect, () -> {
                send.send(items, failed);
                failed.throwFirst();
            });
        } catch (ExternalException e) {
            if (!failed.any()) {
                throw e;
            }
            failures.addAll(failed);
        }
    }

    /** Waits for the answer; one that says it was so already is as good. */
    private <K> boolean done(
            String name,
            Map<K, ? extends KafkaFuture<?>> answers,
            K key,
            @Nullable Class<? extends Exception> already,
            Failures failed) {
        try {
            Answers.await(Objects.requireNonNull(answers.get(key)));
            return true;
        } catch (ExecutionException e) {
            if (already != null && already.isInstance(e.getCause())) {
                return true;
            }
            failed.add(name, failure(name, e));
            return false;
        }
    }

    private ExternalException failure(String what, Exception e) {
        return KafkaFailure.of(connection.administrator(), what, e);
    }

    private Admin admin() {
        return connection.admin();
    }

    /** Sends a request for all items and waits; adds what failed. */
    @FunctionalInterface
    private interface Send<T> {
        void send(List<T> items, Failures failed);
    }
}
