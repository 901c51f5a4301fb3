package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Names of everything that exists for an instance, as derived from its id. Absent: the instance has no such thing.
 *
 * @param instance id of the instance
 * @param deployment also the name of its Service, ServiceAccount, NetworkPolicy and HTTPRoute
 * @param secret credentials of the serving process
 * @param server database server
 * @param database database on that server
 * @param schema schema in that database
 * @param ownerRole role that runs migrations
 * @param appRole group of the logins
 * @param login role of the serving process
 * @param kafkaUser SCRAM user
 * @param consumerGroup group of the instance's event handlers
 * @param configurationTopic topic that carries its configuration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnedNames(
        String instance,
        String deployment,
        String secret,
        @Nullable String server,
        @Nullable String database,
        @Nullable String schema,
        @Nullable String ownerRole,
        @Nullable String appRole,
        @Nullable String login,
        String kafkaUser,
        @Nullable String consumerGroup,
        String configurationTopic) {}
