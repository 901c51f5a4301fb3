package io.buildify.local.agent.environment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What {@code resourceFieldRef} says about a container's own requests and limits. */
public record ResourceFields(Container container, Map<String, String> capacity) {

    /**
     * The quantity in units of the divisor, rounded up. A limit that is not set is the node's capacity.
     *
     * @throws MissingReference when the resource is neither requests.… nor limits.…
     */
    public String value(ResourceFieldSelector selector) throws MissingReference {
        var parts = selector.getResource().split("\\.", 2);
        var resources = container.getResources();
        Map<String, Quantity> limits =
                resources == null || resources.getLimits() == null ? Map.of() : resources.getLimits();
        Map<String, Quantity> requests =
                resources == null || resources.getRequests() == null ? Map.of() : resources.getRequests();
        var name = parts[parts.length - 1];
        var amount = switch (parts[0]) {
            case "limits" -> limits.getOrDefault(name, new Quantity(capacity.getOrDefault(name, "0")));
            case "requests" -> requests.getOrDefault(name, new Quantity("0"));
            default -> throw new MissingReference("unsupported container resource: " + selector.getResource());
        };
        return units(amount, selector.getDivisor());
    }

    private static String units(Quantity amount, Quantity divisor) {
        var unit = divisor == null ? BigDecimal.ZERO : divisor.getNumericalAmount();
        var by = unit.signum() == 0 ? BigDecimal.ONE : unit;
        return amount.getNumericalAmount().divide(by, 0, RoundingMode.CEILING).toPlainString();
    }
}
