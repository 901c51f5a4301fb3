package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ModuleSpec;
import io.buildify.crd.Release;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The features of one release, and how the tiers change them.
 *
 * @param spec of the Module
 * @param release the one in effect
 */
record FeatureSet(ModuleSpec spec, Release release) {

    /** Those that are on at the module tier, sorted. */
    List<String> atModule() {
        return within(release.features().enabled(), available());
    }

    List<String> available() {
        return release.features().available();
    }

    /** The features above, with some added and some removed, and none beyond the bound; sorted. */
    static List<String> change(List<String> above, List<String> enabled, List<String> disabled, List<String> bound) {
        var features = new TreeSet<>(above);
        features.addAll(enabled);
        disabled.forEach(features::remove);
        return within(features, bound);
    }

    /**
     * Finds names that the release does not have: an error when its author could have known, else only worth a
     * warning, since a later release dropped them.
     *
     * @param acceptedBefore whether the resource was accepted as it is
     */
    void checkKnown(String subject, Stream<String> names, boolean acceptedBefore, Findings findings) {
        names.distinct().sorted().filter(name -> !available().contains(name)).forEach(name -> {
            if (acceptedBefore
                    || spec.releases().stream()
                            .anyMatch(it -> it.features().available().contains(name))) {
                findings.warn(
                        ConditionReason.FeatureRetired,
                        "%s: feature %s is not in release %s and is ignored; take it away when convenient",
                        subject,
                        name,
                        release.version());
            } else {
                findings.refuse(
                        ConditionReason.FeatureUnknown,
                        "%s: feature %s is not in release %s; %s",
                        subject,
                        name,
                        release.version(),
                        available().isEmpty() ? "take it away" : "use one of: " + String.join(", ", available()));
            }
        });
    }

    private static List<String> within(Collection<String> features, List<String> bound) {
        return features.stream().filter(bound::contains).distinct().sorted().toList();
    }
}
