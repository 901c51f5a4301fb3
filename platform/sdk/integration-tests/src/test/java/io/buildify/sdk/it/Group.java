package io.buildify.sdk.it;

import io.buildify.testing.ModuleInstance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** An instance's consumer group, as the broker knows it. */
final class Group implements AutoCloseable {

    private final String name;
    private final Admin admin;

    Group(ModuleInstance instance) {
        this.name = instance.environment().get("BUILDIFY_EVENTS_GROUP");
        this.admin = Admin.create(instance.cluster().kafka().administrator());
    }

    /** Whether the partitions are shared out among exactly so many; a group that is not there yet has none. */
    boolean isSharedBy(int members) {
        boolean exists = answer(() -> admin.listGroups().all().get()).stream()
                .anyMatch(group -> group.groupId().equals(name));
        if (!exists) {
            return members == 0;
        }
        ConsumerGroupDescription group = answer(() -> admin.describeConsumerGroups(List.of(name))
                .describedGroups()
                .get(name)
                .get());
        return group.groupState() == GroupState.STABLE && group.members().size() == members;
    }

    /** Whether it is done with all that the topic has. */
    boolean hasRead(String topic) {
        Map<TopicPartition, OffsetAndMetadata> done = answer(() -> admin.listConsumerGroupOffsets(name)
                .partitionsToOffsetAndMetadata()
                .get());
        List<TopicPartition> partitions =
                answer(() -> admin.describeTopics(List.of(topic))
                                .allTopicNames()
                                .get())
                        .get(topic)
                        .partitions()
                        .stream()
                        .map(each -> new TopicPartition(topic, each.partition()))
                        .toList();
        return partitions.stream().allMatch(partition -> {
            long end = answer(() -> admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get())
                    .offset();
            OffsetAndMetadata offset = done.get(partition);
            return offset != null && offset.offset() == end;
        });
    }

    private static <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Question<T> {
        T ask() throws InterruptedException, ExecutionException;
    }

    @Override
    public void close() {
        admin.close();
    }
}
