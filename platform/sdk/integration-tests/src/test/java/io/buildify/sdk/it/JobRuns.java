package io.buildify.sdk.it;

import io.buildify.testing.ModuleInstance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** When jobs are due, as the database's administrator sees it and has it. */
record JobRuns(ModuleInstance instance) {

    /** Makes the job due for all tenants whose names begin so. */
    void due(String tenants) {
        execute(
                "update notes.job_runs set next_run = now() - interval '1 second' where job = 'greeting' and tenant_id like '"
                        + tenants + "%'");
    }

    /** For how many tenants the job is planned. */
    long planned(String tenants) {
        return count(
                "notes.job_runs where job = 'greeting' and next_run > now() and tenant_id like '" + tenants + "%'");
    }

    /** Makes the job of the tenant's companies due. */
    void dueForCompanies(String tenant) {
        execute(
                "update notes.job_runs set next_run = now() - interval '1 second' where job = 'counting' and tenant_id = '"
                        + tenant + "'");
    }

    /** For how many companies of the tenant the job is planned. */
    long plannedForCompanies(String tenant) {
        return count("notes.job_runs where job = 'counting' and company_id is not null and next_run > now()"
                + " and tenant_id = '" + tenant + "'");
    }

    /** How often the job has run for companies of the tenant. */
    long counted(String tenant) {
        return count("notes.welcomes where created_by = 'job:counting' and tenant_id = '" + tenant + "'");
    }

    /** How many greetings there are. */
    long greetings(String tenants) {
        return count(
                "notes.welcomes where text like 'Good morning%' and created_by = 'job:greeting' and tenant_id like '"
                        + tenants + "%'");
    }

    /** How often the tenant's job has failed since it succeeded, and why last. */
    String state(String tenant) {
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery(
                        "select concat_ws(' ', failures, reason) from notes.job_runs where job = 'greeting' and tenant_id = '"
                                + tenant + "'")) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String fromWhere) {
        return new EffectRows(instance).count("select count(*) from " + fromWhere);
    }

    void execute(String sql) {
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
