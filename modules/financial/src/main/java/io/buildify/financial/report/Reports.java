package io.buildify.financial.report;

import io.buildify.financial.FinancialConfiguration;
import io.buildify.financial.Now;
import io.buildify.sdk.configuration.Configuration;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Currency;

/** Makes reports of the caller's own books, each in one currency. */
@Singleton
class Reports {

    private final Configuration configuration;
    private final Ledger ledger;
    private final Now now;

    Reports(Configuration configuration, Ledger ledger, Now now) {
        this.configuration = configuration;
        this.ledger = ledger;
        this.now = now;
    }

    Uni<TrialBalance> trialBalance(AsOf asOf) {
        LocalDate day = asOf.day(now.today());
        Currency currency = asOf.currency(usual());
        return ledger.balances(Ledger.EVER, day, currency).map(balances -> TrialBalance.of(day, currency, balances));
    }

    Uni<BalanceSheet> balanceSheet(AsOf asOf) {
        LocalDate day = asOf.day(now.today());
        Currency currency = asOf.currency(usual());
        return ledger.balances(Ledger.EVER, day, currency).map(balances -> BalanceSheet.of(day, currency, balances));
    }

    Uni<AgedReceivables> agedReceivables(AsOf asOf) {
        LocalDate day = asOf.day(now.today());
        Currency currency = asOf.currency(usual());
        return ledger.open(day, currency).map(open -> AgedReceivables.of(day, currency, open));
    }

    Uni<ProfitAndLoss> profitAndLoss(Span span) {
        Span.Days days = span.days(now.today());
        Currency currency = span.currency(usual());
        return ledger.balances(days.from(), days.to(), currency)
                .map(balances -> ProfitAndLoss.of(days, currency, balances));
    }

    Uni<VatSummary> vatSummary(Span span) {
        Span.Days days = span.days(now.today());
        Currency currency = span.currency(usual());
        return ledger.taxes(days.from(), days.to(), currency).map(taxes -> VatSummary.of(days, currency, taxes));
    }

    private Currency usual() {
        return configuration.as(FinancialConfiguration.class).currency();
    }
}
