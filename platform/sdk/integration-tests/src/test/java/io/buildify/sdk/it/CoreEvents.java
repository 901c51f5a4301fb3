package io.buildify.sdk.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as core would publish them. */
final class CoreEvents {

    private CoreEvents() {}

    static CloudEvent company(String what, String tenant, @Nullable String company, String json) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                "/modules/core",
                "core.company." + what,
                company == null ? tenant : company,
                Instant.now(),
                tenant,
                company,
                json.getBytes(UTF_8));
    }
}
