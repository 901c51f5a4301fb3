package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.buildify.e2e.AppUser.Answer;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two modules that know nothing of each other, and work together by events alone. */
@ExtendWith(RunningInstallation.class)
class TradeIT {
    private static final String TENANT = "trade";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private AppUser user;

    @BeforeEach
    void aCompanyUsesBoth(Installation installation) {
        Tenant tenant = Tenant.arrives(installation, TENANT)
                .enables("configuration: {currency: EUR, tax_rate: 0.19}")
                .ready();
        tenant.engineer().apply("""
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: warehouse, namespace: trade}
                spec:
                  module: warehouse
                  configuration: {default_currency: EUR}
                """);
        tenant.engineer().waitsFor("tenantmodule", "warehouse", TENANT, "Ready", "True", "");
        user = tenant.user("trade-de");
    }

    @Test
    void aDeliveryBecomesAnInvoiceAndACancelledInvoiceBringsTheGoodsBack() {
        created("/api/v1/warehouse/products", """
                {"sku":"BOLT-8","name":"Bolt M8","unit":"piece","reorder_level":"0"}""");
        String warehouse = created("/api/v1/warehouse/warehouses", "{\"code\":\"BER\",\"name\":\"Berlin\"}");
        String shelf = created("/api/v1/warehouse/warehouses/" + warehouse + "/locations", "{\"code\":\"A-01\"}");
        created(
                "/api/v1/warehouse/movements/receive",
                "{\"sku\":\"BOLT-8\",\"location\":\"%s\",\"quantity\":\"10\"}".formatted(shelf));
        String shipment = created("/api/v1/warehouse/shipments", """
                {"customer":"Acme Corp","lines":[{"sku":"BOLT-8","location":"%s","quantity":"4","unit_price":"2.50"}]}
                """.formatted(shelf));
        for (String step : new String[] {"pick", "ship", "deliver"}) {
            assertThat(post("/api/v1/warehouse/shipments/" + shipment + "/" + step, "{}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(onHand()).isEqualByComparingTo("6");

        String invoices = "/api/v1/financial/invoices?shipment=" + shipment;
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(user.get(invoices).body().path("items")).hasSize(1));
        Answer invoice = user.get(invoices);
        assertThat(invoice.text("/items/0/customer")).isEqualTo("Acme Corp");
        assertThat(invoice.text("/items/0/gross")).isEqualTo("11.90");

        String cancel = "/api/v1/financial/invoices/" + invoice.text("/items/0/id") + "/cancel";
        assertThat(post(cancel, "{\"reason\":\"sent back\"}").status()).isLessThan(300);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(onHand()).isEqualByComparingTo("10"));
    }

    /** At all locations together. */
    private BigDecimal onHand() {
        BigDecimal sum = BigDecimal.ZERO;
        for (var stock : user.get("/api/v1/warehouse/stock?sku=BOLT-8").body().path("items")) {
            sum = sum.add(new BigDecimal(stock.path("on_hand").asText()));
        }
        return sum;
    }

    private String created(String path, String body) {
        Answer answer = post(path, body);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(201);
        return answer.text("/id");
    }

    private Answer post(String path, String body) {
        try {
            return user.post(path, AppUser.JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
