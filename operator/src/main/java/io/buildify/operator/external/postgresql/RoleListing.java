package io.buildify.operator.external.postgresql;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.buildify.operator.external.postgresql.RoleState.Membership;
import io.buildify.operator.external.postgresql.RoleState.Setting;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads roles as they are, many in one query. */
final class RoleListing {
    private static final Map<String, String> ATTRIBUTES = new LinkedHashMap<>();

    static {
        ATTRIBUTES.put("LOGIN", "rolcanlogin");
        ATTRIBUTES.put("INHERIT", "rolinherit");
        ATTRIBUTES.put("SUPERUSER", "rolsuper");
        ATTRIBUTES.put("CREATEDB", "rolcreatedb");
        ATTRIBUTES.put("CREATEROLE", "rolcreaterole");
        ATTRIBUTES.put("REPLICATION", "rolreplication");
        ATTRIBUTES.put("BYPASSRLS", "rolbypassrls");
    }

    private static final String QUERY = """
            select r.rolname, coalesce(shobj_description(r.oid, 'pg_authid') = '%s', false) as ours, %s,
                   r.rolconnlimit = -1 and coalesce(r.rolvaliduntil, 'infinity') = 'infinity' as unlimited,
                   (select array_agg(array[coalesce(d.datname, ''), s.setting] order by d.datname, s.setting)
                      from (select setdatabase, unnest(setconfig) from pg_db_role_setting where setrole = r.oid) as s (oid, setting)
                      left join pg_database d on d.oid = s.oid) as settings,
                   (select array_agg(array[g.rolname, m.admin_option::text, m.inherit_option::text, m.set_option::text, by.rolname]
                                     order by g.rolname)
                      from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles by on by.oid = m.grantor
                     where m.member = r.oid) as memberships,
                   %s as verifier
              from %s r
             where r.rolname = any (?)
            """;

    private RoleListing() {}

    /** The roles of these names that exist, by name. Verifiers are included for a superuser only. */
    static Map<String, RoleState> read(Session session, Collection<String> names) throws SQLException {
        return session.rows(query(session.isSuperuser()), RoleListing::role, session.names(names)).stream()
                .collect(toMap(RoleState::name, identity()));
    }

    private static String query(boolean superuser) {
        return QUERY.formatted(
                RoleCorrections.MARK,
                ATTRIBUTES.values().stream().map("r."::concat).collect(joining(", ")),
                superuser ? "r.rolpassword" : "null::text",
                superuser ? "pg_authid" : "pg_roles");
    }

    private static RoleState role(ResultSet row) throws SQLException {
        Map<String, Boolean> attributes = new HashMap<>();
        for (Map.Entry<String, String> attribute : ATTRIBUTES.entrySet()) {
            attributes.put(attribute.getKey(), row.getBoolean(attribute.getValue()));
        }
        List<Setting> settings = new ArrayList<>();
        for (String[] setting : texts(row.getArray("settings"))) {
            int equals = setting[1].indexOf('=');
            settings.add(new Setting(
                    setting[0], setting[1].substring(0, equals), unquoted(setting[1].substring(equals + 1))));
        }
        return new RoleState(
                row.getString("rolname"),
                row.getBoolean("ours"),
                attributes,
                row.getBoolean("unlimited"),
                settings,
                Stream.of(texts(row.getArray("memberships")))
                        .map(it -> new Membership(
                                it[0], "true".equals(it[1]), "true".equals(it[2]), "true".equals(it[3]), it[4]))
                        .toList(),
                row.getString("verifier"));
    }

    private static String[][] texts(@Nullable Array array) throws SQLException {
        return array == null ? new String[0][] : (String[][]) array.getArray();
    }

    /** The server quotes the name in a search_path where it has to. */
    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replace("\"\"", "\"") : value;
    }
}
