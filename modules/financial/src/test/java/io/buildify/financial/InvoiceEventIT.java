package io.buildify.financial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other modules hear of invoices. */
@FinancialTest
class InvoiceEventIT {

    ModuleInstance instance;

    @Test
    void anIssuedInvoiceIsToldWithExactAmounts() {
        Answer invoice =
                FinancialTenant.serve(instance, "telling", "EUR", "0.19", "INV").invoice("3", "\"0.335\"");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(told(invoice.text("/id")))
                        .containsExactly("""
                        {"invoice":"%s","number":"%s","customer":"Acme Corp","currency":"EUR","net":"1.01","tax":"0.19","gross":"1.20"}""".formatted(invoice.text("/id"), invoice.text("/number"))));
    }

    private List<String> told(String invoice) {
        return instance.events().records(instance.events().ownTopic()).stream()
                .filter(record -> record.key().equals("telling//" + invoice))
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }
}
