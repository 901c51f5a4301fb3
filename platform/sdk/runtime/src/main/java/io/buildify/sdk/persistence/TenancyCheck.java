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
            select buildify.violations($1::text::name)
            union all
            select format('table %s is mapped to rows of tenants and is none of schema %I that buildify.protect has seen; add select buildify.protect(%L) to a migration',
                          name, $1::text, name)
              from unnest($2::text[]) as mapped (name)
             where not exists (select from buildify.protected_table t
                                 join pg_class c on c.oid = t.relation join pg_namespace n on n.oid = c.relnamespace
                                where t.relation = to_regclass(name) and n.nspname = $1::text)""";

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
