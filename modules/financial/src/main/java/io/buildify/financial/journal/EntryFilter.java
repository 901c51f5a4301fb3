package io.buildify.financial.journal;

import io.quarkus.panache.common.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries to list; a {@code @BeanParam}. */
public final class EntryFilter {

    @QueryParam("account")
    @Parameter(description = "Only those with a line on the account of this code")
    @Nullable
    String account;

    @QueryParam("document")
    @Parameter(description = "Only those made for the invoice, credit note, payment, allocation or refund of this id")
    @Nullable
    UUID document;

    /** What to add to the condition of a query of entries {@code e}. */
    String condition() {
        return (account == null ? "" : " and exists (select 1 from e.lines l where l.account.code = :account)")
                + (document == null ? "" : " and e.sourceId = :document");
    }

    Parameters parameters() {
        Parameters parameters = new Parameters();
        if (account != null) {
            parameters.and("account", account);
        }
        if (document != null) {
            parameters.and("document", document);
        }
        return parameters;
    }
}
