package io.buildify.operator.external.kafka;

import io.buildify.operator.external.Administrators;
import io.buildify.operator.external.KafkaAdministrator;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** One admin client, made when it is first needed and again when the Secret changes. Not for use by two threads at once. */
final class AdminConnection implements AutoCloseable {
    private final Administrators administrators;
    private final KafkaClients clients;
    private @Nullable KafkaAdministrator administrator;
    private @Nullable Admin admin;

    AdminConnection(Administrators administrators, KafkaClients clients) {
        this.administrators = administrators;
        this.clients = clients;
    }

    KafkaAdministrator administrator() {
        return administrators.kafka();
    }

    Admin admin() {
        KafkaAdministrator now = administrators.kafka();
        Admin open = admin;
        if (open != null && now.equals(administrator)) {
            return open;
        }
        close();
        try {
            open = clients.admin(now);
        } catch (RuntimeException e) {
            throw KafkaFailure.of(now, "connecting", e);
        }
        admin = open;
        administrator = now;
        return open;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
