package io.buildify.sdk.persistence;

import io.buildify.sdk.environment.ModuleEnvironment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Asks the database what in the module's schema would let one tenant reach another's data. */
@Singleton
class TenancyCheck {

    private static final String VIOLATIONS = """
            select buildify.violations($1)
            union all
            select format('table %s is mapped to rows of tenants and %s; %s', name, reason, remedy)
              from unnest($2::text[]) as mapped (name)
              cross join lateral (select to_regclass(name)) as table_of (relation)
              cross join lateral (values (
                  case when relation is null then 'is not there' else 'is not protected' end,
                  case when relation is null then 'create it in a migration'
                       else format('add select buildify.protect(%L) to a migration of its schema', name) end)) as told (reason, remedy)
             where relation is null or not exists (select from buildify.protected_table t where t.relation = table_of.relation)""";

    private final Pool pool;
    private final MappedTables mapped;
    private final String schema;

    TenancyCheck(Pool pool, MappedTables mapped, ModuleEnvironment environment) {
        this.pool = pool;
        this.mapped = mapped;
        this.schema = environment.database().schema();
    }

    /** A sentence for each violation, with the table, the reason and the remedy; none if all is well. */
    Uni<List<String>> violations() {
        Tuple parameters = Tuple.tuple()
                .addString(schema)
                .addArrayOfString(mapped.ofTenants().toArray(String[]::new));
        return pool.withTransaction(
                        connection -> connection.preparedQuery(VIOLATIONS).execute(parameters))
                .map(rows -> {
                    List<String> violations = new ArrayList<>();
                    rows.forEach(row -> violations.add(row.getString(0)));
                    return violations;
                });
    }
}
