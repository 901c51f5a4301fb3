package io.buildify.operator.external.postgresql;

import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Plans with the names of docs/contracts.md, of modules that no other test uses. */
final class Plans {

    private Plans() {}

    static String newModule() {
        return "test-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36);
    }

    static DatabasePlan shared(String server, String database, String module) {
        return new DatabasePlan(server, database, false, module, module + "_owner", module + "_app");
    }

    static DatabasePlan separate(String server, String module, String instance) {
        return new DatabasePlan(server, "buildify_" + instance, true, module, instance + "_owner", instance + "_app");
    }

    static LoginPlan login(DatabasePlan database, String instance, @Nullable String tenant, @Nullable String company) {
        return new LoginPlan(database, instance, tenant, company);
    }
}
