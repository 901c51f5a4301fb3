package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids of somebody else's, tried at every door. */
@FinancialTest
class TenancyIT {

    private static final List<String> LISTS = List.of(
            "accounts",
            "accounts/tree",
            "journal-entries",
            "periods",
            "customers",
            "invoices",
            "credit-notes",
            "payments",
            "reports/trial-balance",
            "reports/balance-sheet",
            "reports/profit-and-loss",
            "reports/aged-receivables",
            "reports/vat-summary");

    ModuleInstance instance;

    /** Everything that one company has. */
    private record Owned(
            String account,
            String entry,
            String customer,
            String draft,
            String invoice,
            String open,
            String creditNote,
            String payment) {

        static Owned by(FinancialTenant keeper) {
            String account = keeper.account("SECRET-1", "asset");
            keeper.account("SECRET-2", "expense");
            String entry =
                    keeper.post("2025-01-05", "SECRET-2", "SECRET-1", "77").text("/id");
            Answer cancelled = keeper.sell("SECRET Corp", "10");
            Answer open = keeper.sell("SECRET Corp", "777");
            return new Owned(
                    account,
                    entry,
                    open.text("/customer_id"),
                    keeper.draft("SECRET Corp", "7").text("/id"),
                    cancelled.text("/id"),
                    open.text("/id"),
                    keeper.cancel(cancelled.text("/id")).text("/id"),
                    keeper.prepay(open.text("/customer_id"), "7777").text("/id"));
        }

        List<String> paths() {
            return List.of(
                    "accounts/" + account,
                    "journal-entries/" + entry,
                    "customers/" + customer,
                    "invoices/" + draft,
                    "invoices/" + invoice,
                    "credit-notes/" + creditNote,
                    "payments/" + payment);
        }

        List<String> prints() {
            return List.of("invoices/" + invoice + "/pdf", "credit-notes/" + creditNote + "/pdf");
        }
    }

    @ParameterizedTest
    @CsvSource({"victim-a, de, thief-a, de", "victim-b, de, victim-b, fr", "victim-c, , thief-c, "})
    void whatIsSomebodyElsesIsNotThere(
            String tenant, @Nullable String company, String thiefTenant, @Nullable String thiefCompany) {
        FinancialTenant.of(instance, tenant);
        FinancialTenant.of(instance, thiefTenant);
        FinancialTenant victim = FinancialTenant.at(instance, tenant, company);
        FinancialTenant thief = FinancialTenant.at(instance, thiefTenant, thiefCompany);
        Owned owned = Owned.by(victim);
        List<String> before = answers(victim, owned);

        assertThat(Stream.concat(owned.paths().stream(), owned.prints().stream()))
                .allSatisfy(path ->
                        assertThat(thief.user().get(path).problem()).as(path).isEqualTo("not-found"));
        assertThat(attempts(thief, owned)).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
        });
        assertThat(thief.post("2025-01-05", "SECRET-1", "SECRET-2", "1").text("/errors/0/field"))
                .isEqualTo("lines[0].account");
        assertThat(LISTS)
                .allSatisfy(list -> assertThat(thief.user().get(list).body().toString())
                        .as(list)
                        .doesNotContain("SECRET", owned.customer(), owned.invoice()));
        for (String filter : List.of(
                "invoices?customer=" + owned.customer(),
                "journal-entries?document=" + owned.invoice(),
                "journal-entries?account=SECRET-1")) {
            assertThat(thief.user().get(filter).body().path("items")).isEmpty();
        }
        assertThat(answers(victim, owned)).isEqualTo(before);
    }

    /** A company reads what is its tenant's, and the tenant what is its companies'; neither writes it. */
    @ParameterizedTest
    @CsvSource({"parent-a, , de", "parent-b, de, "})
    void whatMayOnlyBeSeenIsNotChanged(String tenant, @Nullable String owner, @Nullable String reader) {
        FinancialTenant.of(instance, tenant);
        FinancialTenant owning = FinancialTenant.at(instance, tenant, owner);
        FinancialTenant reading = FinancialTenant.at(instance, tenant, reader);
        Owned owned = Owned.by(owning);
        List<String> before = answers(owning, owned);

        assertThat(answers(reading, owned).subList(0, owned.paths().size()))
                .isEqualTo(before.subList(0, owned.paths().size()));
        assertThat(attempts(reading, owned)).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("outside-scope");
        });
        assertThat(reading.post("2025-01-05", "SECRET-1", "SECRET-2", "1").text("/errors/0/field"))
                .isEqualTo("lines[0].account");
        assertThat(reading.user().get("reports/trial-balance").text("/debit")).isEqualTo("0.00");
        assertThat(answers(owning, owned)).isEqualTo(before);
    }

    /** Every door that writes, with ids that are not the caller's in its path and in its body. */
    private static List<Answer> attempts(FinancialTenant thief, Owned owned) {
        AppUser user = thief.user();
        Answer own = thief.sell("Own Corp", "5");
        String payment = thief.prepay(own.text("/customer_id"), "50").text("/id");
        String byCustomer =
                "{\"customer_id\":\"%s\",\"lines\":[{\"description\":\"A\",\"quantity\":1,\"unit_price\":1}]}"
                        .formatted(owned.customer());
        List<Answer> answers = List.of(
                user.post(
                        "accounts",
                        "{\"code\":\"1\",\"name\":\"Mine\",\"type\":\"asset\",\"parent\":\"%s\"}"
                                .formatted(owned.account())),
                user.post("journal-entries/" + owned.entry() + "/reverse", "{\"description\":\"No\"}"),
                user.put("customers/" + owned.customer(), "{\"name\":\"Mine\"}"),
                user.post("invoices", byCustomer),
                user.put("invoices/" + owned.draft(), FinancialTenant.body("Own Corp", "1", true)),
                user.send("DELETE", "invoices/" + owned.draft(), ""),
                user.post("invoices/" + owned.draft() + "/issue", ""),
                thief.cancel(owned.open()),
                thief.prepay(owned.customer(), "1"),
                thief.pay("1", owned.open(), "1"),
                user.post(
                        "payments",
                        "{\"amount\":\"1\",\"customer_id\":\"%s\",\"allocations\":[{\"invoice\":\"%s\"}]}"
                                .formatted(own.text("/customer_id"), owned.open())),
                thief.allocate(payment, owned.open(), "1"),
                thief.allocate(owned.payment(), own.text("/id"), "1"),
                thief.refund(owned.payment(), "1"));
        assertThat(thief.cancel(own.text("/id")).status()).isEqualTo(201);
        assertThat(thief.refund(payment, "50").status()).isEqualTo(200);
        return answers;
    }

    private static List<String> answers(FinancialTenant keeper, Owned owned) {
        return Stream.concat(owned.paths().stream(), Stream.of("reports/trial-balance"))
                .map(path -> keeper.user().get(path).body().toString())
                .toList();
    }
}
