package io.buildify.operator.plan;

import io.buildify.crd.ServedBy;
import io.buildify.events.ConfigurationRecord;
import io.buildify.operator.resolve.Running;
import io.buildify.operator.resolve.Traces;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a node is served with as long as its instance runs another release than it should: a migration
 * waits, runs or has failed, or pods are being replaced. Processes of either release take their own part
 * of the record.
 *
 * @param release the release that still runs; null when none but the right one does
 * @param footing the node as if it were at the release that still runs; null when it cannot be
 * @param published what it is served with now, when that is for the release that still runs
 */
record Interim(
        @Nullable String release,
        @Nullable Footing footing,
        @Nullable ConfigurationRecord published) {
    /** Nothing but the release that it should run. */
    static final Interim NONE = new Interim(null, null, null);

    /**
     * @param node at the release that it should run
     * @param judge judges the node as if it were at another release
     */
    static Interim of(Footing node, Traces traces, Function<String, Judgement> judge) {
        if (!node.isOn()) {
            return NONE;
        }
        return running(node, traces)
                .filter(release -> !release.equals(node.release().version()))
                .map(release -> new Interim(release, sound(judge.apply(release)), published(node, traces, release)))
                .orElse(NONE);
    }

    /** The whole record of the node, from the one for the release that it should run. */
    ConfigurationRecord of(ConfigurationRecord coming, ConfigurationRecord.@Nullable Companies companies) {
        var now = footing == null ? published : Records.of(footing, companies);
        return now == null || now.servesAs(coming) ? coming : now.before(coming);
    }

    /** What it is served with now. */
    @Nullable
    Settings settings(Footing node) {
        return footing == null ? node.settings() : footing.settings();
    }

    /** The instance that serves it, in the release that runs now. */
    ServedBy servedBy(Footing node) {
        return new ServedBy(
                node.serving().value(), release == null ? node.release().version() : release);
    }

    /** The release that it should run; null when it does. */
    @Nullable
    String coming(Footing node) {
        return release == null ? null : node.release().version();
    }

    /** A roll that is under way began at the release that the record is for. */
    private static Optional<String> running(Footing node, Traces traces) {
        var instance = node.serving();
        var running = Optional.ofNullable(traces.running().get(instance));
        return running.filter(Running::complete)
                .map(Running::release)
                .or(() -> running.flatMap(
                                it -> Optional.ofNullable(traces.published().get(instance)))
                        .map(ConfigurationRecord::release));
    }

    private static @Nullable Footing sound(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Sound sound -> sound.footing();
            case Judgement.Unsound unsound -> null;
        };
    }

    private static @Nullable ConfigurationRecord published(Footing node, Traces traces, String release) {
        return Optional.ofNullable(traces.published().get(node.serving()))
                .filter(it -> release.equals(it.release()))
                .map(it -> it.at(release))
                .orElse(null);
    }
}
