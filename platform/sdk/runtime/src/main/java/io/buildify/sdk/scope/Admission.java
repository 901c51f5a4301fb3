package io.buildify.sdk.scope;

import io.buildify.events.Reason;
import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import jakarta.inject.Singleton;

/** Lets work begin in a scope, if this instance serves it. */
@Singleton
public class Admission {

    private final ConfigurationTable table;
    private final CurrentScope currentScope;
    private final Gate gate;

    Admission(ConfigurationTable table, CurrentScope currentScope, Gate gate) {
        this.table = table;
        this.currentScope = currentScope;
        this.gate = gate;
    }

    /**
     * From now on the current duplicated context works in that scope.
     *
     * @param actor on whose behalf ({@link CurrentScope#actor()})
     * @throws ProblemException 503 before the configuration is known and the schema checked, 421 if another instance serves the
     *     scope, 403 if it is switched off
     */
    public void enter(Scope scope, String actor) {
        if (!gate.isOpen()) {
            throw new ProblemException(Problem.of(503, "not-ready", "Not ready")
                    .detail("This instance has not checked its database yet. Try again in a moment."));
        }
        if (!table.isReplayed()) {
            throw new ProblemException(Problem.of(503, "not-ready", "Not ready")
                    .detail("This instance has not read its configuration yet. Try again in a moment."));
        }
        switch (table.serving(scope)) {
            case Serving.Here here -> currentScope.enter(scope, actor, here.configuration());
            case Serving.Refused refused -> throw new ProblemException(refusal(refused.reason(), scope));
            case Serving.Elsewhere elsewhere ->
                throw new ProblemException(Problem.of(421, "not-served-here", "Not served here")
                        .detail("This instance does not serve %s. Send the request through the gateway."
                                .formatted(scope)));
        }
    }

    private static Problem refusal(Reason reason, Scope scope) {
        return switch (reason) {
            case MODULE_DISABLED ->
                Problem.of(403, reason.problem(), "Module is off")
                        .detail(
                                "The module is disabled for %s. A tenant's administrator enables it in the TenantModule."
                                        .formatted(scope));
            case COMPANY_DISABLED ->
                Problem.of(403, reason.problem(), "Company is off")
                        .detail(
                                "The module is not enabled for %s. A tenant's administrator enables it in a CompanyModule."
                                        .formatted(scope));
            case DATA_RETAINED ->
                Problem.of(403, reason.problem(), "Data is retained")
                        .detail(
                                "The data of %s is kept in a database of its own, which nothing serves at present. A tenant's administrator brings it back with a CompanyModule."
                                        .formatted(scope));
        };
    }
}
