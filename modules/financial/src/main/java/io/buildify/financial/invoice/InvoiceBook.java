package io.buildify.financial.invoice;

import io.buildify.financial.FinancialConfiguration;
import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.event.Events;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.NoResultException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The invoices of the current tenant and company. */
@ApplicationScoped
class InvoiceBook {

    private final Configuration configuration;
    private final InvoiceNumbers numbers;
    private final Events events;
    private final Clock clock;

    InvoiceBook(Configuration configuration, InvoiceNumbers numbers, Events events, Clock clock) {
        this.configuration = configuration;
        this.numbers = numbers;
        this.events = events;
        this.clock = clock;
    }

    @WithTransaction
    Uni<Invoice> issue(InvoiceRequest request) {
        FinancialConfiguration current = configuration.as(FinancialConfiguration.class);
        Instant now = clock.instant();
        return numbers.next(current.invoicePrefix(), now.atZone(ZoneOffset.UTC).getYear())
                .flatMap(number -> Invoice.issue(request, current, number, now).<Invoice>persistAndFlush())
                .call(invoice -> events.publish(InvoiceCreated.of(invoice)));
    }

    /**
     * With its lines.
     *
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Invoice> get(UUID id) {
        return Invoice.<Invoice>find("from Invoice i left join fetch i.lines where i.id = ?1", id)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> new ProblemException(Problem.notFound("invoice", id)));
    }

    /** Without their lines, newest first; one more than asked for, to see whether there is another page. */
    @WithTransaction
    Uni<List<Invoice>> list(PageRequest page) {
        return Invoice.<Invoice>find("id < ?1 order by id desc", page.below())
                .range(0, page.probe() - 1)
                .list();
    }
}
