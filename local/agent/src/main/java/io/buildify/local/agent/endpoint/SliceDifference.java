package io.buildify.local.agent.endpoint;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to do so that the slices there are become those there should be. Pure.
 *
 * @param apply to be created or replaced
 * @param delete to be removed
 */
record SliceDifference(List<EndpointSlice> apply, List<EndpointSlice> delete) {

    static SliceDifference between(List<EndpointSlice> present, List<EndpointSlice> wanted) {
        var presentByName = byName(present);
        var wantedByName = byName(wanted);
        return new SliceDifference(
                wanted.stream()
                        .filter(slice ->
                                !same(presentByName.get(slice.getMetadata().getName()), slice))
                        .toList(),
                present.stream()
                        .filter(slice ->
                                !wantedByName.containsKey(slice.getMetadata().getName()))
                        .toList());
    }

    private static Map<String, EndpointSlice> byName(List<EndpointSlice> slices) {
        return slices.stream()
                .collect(Collectors.toMap(slice -> slice.getMetadata().getName(), Function.identity()));
    }

    private static boolean same(@Nullable EndpointSlice present, EndpointSlice wanted) {
        return present != null
                && Objects.equals(present.getEndpoints(), wanted.getEndpoints())
                && Objects.equals(present.getPorts(), wanted.getPorts())
                && Objects.equals(
                        present.getMetadata().getLabels(), wanted.getMetadata().getLabels())
                && Objects.equals(
                        present.getMetadata().getOwnerReferences(),
                        wanted.getMetadata().getOwnerReferences());
    }
}
