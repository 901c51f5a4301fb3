package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ThrowingRunnable;

/** What the servers say after {@link Clerks} have worked for a tenant. */
final class Aftermath {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String KINDS =
            "httproutes,deployments,replicasets,pods,services,serviceaccounts,networkpolicies,secrets";

    private final PlatformEngineer engineer;
    private final Broker broker;
    private final Rows rows;
    private final String tenant;

    Aftermath(Installation installation, String tenant) {
        engineer = new PlatformEngineer(installation);
        broker = Broker.of(installation);
        rows = Rows.of(installation);
        this.tenant = tenant;
    }

    /** Each shipment had one invoice, which was cancelled once, and its goods are back. */
    void everythingHappenedOnce(int shipped) {
        eventually(() -> assertThat(rows.texts(
                        "select count(*) from warehouse.warehouse_shipments where returned_at is not null and tenant_id = '%s'"
                                .formatted(tenant)))
                .containsExactly("" + shipped));
        assertThat(count("warehouse.warehouse_shipments", "true")).isEqualTo(shipped);
        assertThat(count("warehouse.warehouse_movements", "kind = 'return'")).isEqualTo(shipped);
        assertThat(count("financial.financial_invoices", "true")).isEqualTo(shipped);
        assertThat(count("financial.financial_credit_notes", "true")).isEqualTo(shipped);
        for (String module : List.of("warehouse", "financial")) {
            assertThat(count(module + ".event_inbox", "state = 'handled'")).isEqualTo(shipped);
            assertThat(count(module + ".event_inbox", "state <> 'handled'")).isZero();
            eventually(() -> assertThat(count(module + ".event_outbox", "true")).isZero());
        }
        assertThat(told("warehouse"))
                .hasSize(shipped)
                .allSatisfy((key, types) -> assertThat(types).containsExactly("warehouse.shipment.delivered"));
        assertThat(told("financial"))
                .hasSize(shipped)
                .allSatisfy((key, types) ->
                        assertThat(types).containsExactly("financial.invoice.created", "financial.invoice.cancelled"));
    }

    private int count(String table, String which) {
        return Integer.parseInt(
                rows.texts("select count(*) from %s where %s and tenant_id = '%s'".formatted(table, which, tenant))
                        .getFirst());
    }

    /** The types of its events in a module's topic, by key and in their order; what was sent again counts once. */
    private Map<String, List<String>> told(String module) {
        Map<String, List<String>> told = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        for (ConsumerRecord<String, String> record : broker.records("buildify.events." + module)) {
            if (record.key().startsWith(tenant + "/") && ids.add(header(record, "ce_id"))) {
                told.merge(
                        record.key(),
                        List.of(header(record, "ce_type")),
                        (before, more) ->
                                Stream.concat(before.stream(), more.stream()).toList());
            }
        }
        return told;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Objects, roles, topics, groups and users. Dead letters are kept as long as their node. */
    void nothingIsLeftOfItsInstances() {
        eventually(() -> assertThat(engineer.kubectl(
                        "get", KINDS, "-n", "buildify-modules", "-l", "buildify.io/tenant=" + tenant, "-o", "name"))
                .isBlank());
        String ofInstances = "-" + tenant + "-";
        eventually(
                () -> assertThat(rows.texts("select rolname from pg_roles where rolname like '%" + ofInstances + "%'"))
                        .isEmpty());
        eventually(() -> assertThat(broker.names())
                .filteredOn(name -> name.contains(ofInstances) && !name.startsWith("topic buildify.dead-letters."))
                .isEmpty());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }
}
