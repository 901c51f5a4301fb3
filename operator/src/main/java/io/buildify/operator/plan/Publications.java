package io.buildify.operator.plan;

import static io.buildify.operator.plan.Publication.Moment.FIRST;
import static io.buildify.operator.plan.Publication.Moment.WHEN_SERVING;

import io.buildify.crd.Companies;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.Publication.Moment;
import io.buildify.operator.resolve.Placement;
import io.buildify.operator.resolve.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which topics say what about a node: that of the instance that serves it says everything, that of an ancestor
 * where requests would end up otherwise says what keeps them away, and no other says anything. Topics that may
 * not exist are left alone.
 */
final class Publications {
    private final NodeId node;
    private final Traces traces;
    private final List<Publication> publications = new ArrayList<>();

    private Publications(NodeId node, Traces traces) {
        this.node = node;
        this.traces = traces;
    }

    /**
     * @param tenant an accepted tenant
     * @param interim what it is served with until its release runs
     * @param moduleServes whether the module's own instance, and so its topic, is there
     * @param retained data of companies whose CompanyModule is gone
     */
    static List<Publication> ofTenant(
            Footing tenant,
            Interim interim,
            Traces traces,
            Companies companies,
            boolean moduleServes,
            List<Placement> retained) {
        var all = new Publications(tenant.node(), traces);
        var unlisted = ConfigurationRecord.Companies.valueOf(companies.name());
        var record = interim.of(Records.of(tenant, unlisted), unlisted);
        var module = Objects.requireNonNull(tenant.above()).serving();
        if (!tenant.owns()) {
            all.add(module, record, FIRST);
        } else if (tenant.isOn()) {
            all.add(tenant.serving(), record, FIRST);
            all.removeFrom(module);
        } else {
            all.update(tenant.serving(), record);
            if (moduleServes || all.isIn(module)) {
                all.add(module, record, FIRST);
            }
        }
        if (tenant.isOn()) {
            retained.forEach(data -> all.publications.add(retained(tenant.serving(), data)));
        }
        return all.publications;
    }

    /**
     * @param company an accepted company
     * @param interim what it is served with until its release runs
     */
    static List<Publication> ofCompany(Footing company, Interim interim, Traces traces) {
        var all = new Publications(company.node(), traces);
        var record = interim.of(Records.of(company, null), null);
        var tenant = Objects.requireNonNull(company.above());
        var parent = tenant.serving();
        if (company.owns() && company.isOn()) {
            all.add(company.serving(), record, FIRST);
            all.add(parent, ConfigurationRecord.servedBy(company.serving().value()), WHEN_SERVING);
        } else {
            if (company.owns()) {
                all.update(company.serving(), record);
            }
            if (tenant.answering() != null || all.isIn(parent)) {
                all.add(parent, record, FIRST);
            }
        }
        var module = NodeId.ofModule(company.node().module()).instance();
        if (!module.equals(parent)) {
            all.removeFrom(module);
        }
        return all.publications;
    }

    /** For a company without TenantModule: wherever something is published, it is switched off. */
    static List<Publication> withoutParent(NodeId company, Traces traces) {
        var all = new Publications(company, traces);
        var sources = traces.answer().map(ConfigurationRecord::sources).orElse(null);
        traces.published()
                .keySet()
                .forEach(topic -> all.add(topic, Records.off(Reason.MODULE_DISABLED, sources), FIRST));
        return all.publications;
    }

    /** For a node that is gone: nothing is left, but that the data of a company with a database of its own is kept. */
    static List<Publication> ofDeleted(NodeId node, Traces traces, boolean dataRetained) {
        var all = new Publications(node, traces);
        if (!traces.known()) {
            // wherever something turns out to be said; a topic that says nothing is left alone
            ancestors(node)
                    .forEach(topic -> all.add(
                            topic, dataRetained ? ConfigurationRecord.disabled(Reason.DATA_RETAINED) : null, FIRST));
            return all.publications;
        }
        var topics = traces.published().keySet().stream()
                .filter(topic -> !topic.equals(node.instance()))
                .toList();
        var nearest = topics.stream()
                .filter(topic -> !topic.equals(NodeId.ofModule(node.module()).instance()))
                .findFirst()
                .or(() -> topics.stream().findFirst());
        for (var topic : topics) {
            boolean tell = dataRetained && nearest.filter(topic::equals).isPresent();
            all.add(topic, tell ? ConfigurationRecord.disabled(Reason.DATA_RETAINED) : null, FIRST);
        }
        return all.publications;
    }

    private static Stream<InstanceId> ancestors(NodeId node) {
        return Stream.of(NodeId.ofModule(node.module()), new NodeId(node.module(), node.tenant(), null))
                .filter(ancestor -> !ancestor.equals(node))
                .map(NodeId::instance);
    }

    private static Publication retained(InstanceId topic, Placement data) {
        var key = new ConfigurationKey(Objects.requireNonNull(data.tenant()), data.company());
        return new Publication(topic, key, ConfigurationRecord.disabled(Reason.DATA_RETAINED), FIRST);
    }

    private void add(InstanceId topic, @Nullable ConfigurationRecord record, Moment moment) {
        publications.add(new Publication(topic, node.key(), record, moment));
    }

    private void update(InstanceId topic, ConfigurationRecord record) {
        if (isIn(topic)) {
            add(topic, record, FIRST);
        }
    }

    private void removeFrom(InstanceId topic) {
        if (isIn(topic)) {
            add(topic, null, WHEN_SERVING);
        }
    }

    private boolean isIn(InstanceId topic) {
        return traces.published().containsKey(topic);
    }
}
