package io.buildify.sdk.event.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many events are on their way to receivers in this process. A receiver has a limit, a tenant has one, and so have
 * all together; but a tenant with nothing on its way always gets its turn.
 */
final class ReceiverShares {

    private final int ofReceiver;
    private final int ofTenant;
    private final int ofAll;
    private final Map<String, Integer> byReceiver = new HashMap<>();
    private final Map<String, Integer> byTenant = new HashMap<>();
    private int all;

    ReceiverShares(int ofReceiver, int ofTenant, int ofAll) {
        this.ofReceiver = ofReceiver;
        this.ofTenant = ofTenant;
        this.ofAll = ofAll;
    }

    /** Those that may go now, in their order; they count from here on. */
    synchronized List<DueEvent> admit(List<DueEvent> due) {
        List<DueEvent> admitted = new ArrayList<>();
        for (DueEvent event : due) {
            int tenant = byTenant.getOrDefault(event.tenant(), 0);
            boolean turn = tenant == 0 || (tenant < ofTenant && all < ofAll);
            if (turn && byReceiver.getOrDefault(receiver(event), 0) < ofReceiver) {
                count(event, 1);
                admitted.add(event);
            }
        }
        return admitted;
    }

    /** One of them is not on its way any more. */
    synchronized void end(DueEvent event) {
        count(event, -1);
    }

    private void count(DueEvent event, int change) {
        byReceiver.merge(receiver(event), change, ReceiverShares::sum);
        byTenant.merge(event.tenant(), change, ReceiverShares::sum);
        all += change;
    }

    /** Null, which takes the entry away, for none. */
    @SuppressWarnings("NullAway") // Map.merge takes null for "remove".
    private static Integer sum(Integer one, Integer other) {
        int sum = one + other;
        return sum == 0 ? null : sum;
    }

    private static String receiver(DueEvent event) {
        return event.tenant() + " " + event.handler();
    }
}
