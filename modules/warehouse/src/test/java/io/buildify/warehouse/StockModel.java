package io.buildify.warehouse;

import java.util.HashMap;
import java.util.Map;

/** What the stock must be, counted in whole thousandths in memory. Each operation says whether it is possible. */
final class StockModel {

    private final Map<String, Long> onHand = new HashMap<>();
    private final Map<String, Long> reserved = new HashMap<>();

    long onHand(String place) {
        return onHand.getOrDefault(place, 0L);
    }

    long reserved(String place) {
        return reserved.getOrDefault(place, 0L);
    }

    long available(String place) {
        return onHand(place) - reserved(place);
    }

    /** Adds, or takes if that much is available. */
    boolean add(String place, long quantity) {
        if (quantity < 0 && available(place) < -quantity) {
            return false;
        }
        onHand.merge(place, quantity, Long::sum);
        return true;
    }

    boolean move(String from, String to, long quantity) {
        return add(from, -quantity) && add(to, quantity);
    }

    boolean reserve(String place, long quantity) {
        if (available(place) < quantity) {
            return false;
        }
        reserved.merge(place, quantity, Long::sum);
        return true;
    }

    void release(String place, long quantity) {
        reserved.merge(place, -quantity, Long::sum);
    }
}
