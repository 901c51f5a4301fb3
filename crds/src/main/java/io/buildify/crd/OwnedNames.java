package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Names of everything that exists for an instance, as derived from its id; null: the instance has no such thing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnedNames(
        @Required @Size(max = 49) @JsonPropertyDescription("Id of the instance.")
        String instance,

        @Required
        @Size(max = 63)
        @JsonPropertyDescription("Deployment, and also its Service, ServiceAccount, NetworkPolicy and HTTPRoute.")
        String deployment,

        @Required @Size(max = 63) @JsonPropertyDescription("Secret with the credentials of the serving process.")
        String secret,

        @Size(max = 40) @JsonPropertyDescription("Database server.") @Nullable
        String server,

        @Size(max = 63) @JsonPropertyDescription("Database on that server.") @Nullable
        String database,

        @Size(max = 63) @JsonPropertyDescription("Schema in that database.") @Nullable
        String schema,

        @Size(max = 63) @JsonPropertyDescription("Role that owns the schema and runs migrations.") @Nullable
        String ownerRole,

        @Size(max = 63) @JsonPropertyDescription("Role that the logins are members of.") @Nullable
        String appRole,

        @Size(max = 63) @JsonPropertyDescription("Login of the serving process.") @Nullable
        String login,

        @Required @Size(max = 63) @JsonPropertyDescription("SCRAM user of the serving process.")
        String kafkaUser,

        @Size(max = 249) @JsonPropertyDescription("Consumer group of its event handlers.") @Nullable
        String consumerGroup,

        @Required @Size(max = 249) @JsonPropertyDescription("Topic that carries its configuration.")
        String configurationTopic) {}
