package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A tenant becomes dedicated and shared again, in two modules that tell each other of everything, while its people work. They
 * notice nothing but requests that they have to send again.
 */
@ExtendWith(RunningInstallation.class)
class HandoverIT {
    private static final String TENANT = "flip";
    private static final List<String> MODULES = List.of("financial", "warehouse");
    private static final int FLIPS = Boolean.getBoolean("buildify.soak") ? 10 : 1;

    private final PlatformEngineer engineer;

    HandoverIT(Installation installation) {
        engineer = new PlatformEngineer(installation);
    }

    @Test
    void nothingIsLostOrDoneTwiceWhileATenantBecomesDedicatedAndSharedAgain(Installation installation) {
        Tenant.arrives(installation, TENANT);
        become("dedicated: false");
        AppUser user = AppUser.of(installation, TENANT, "flip-de");
        String shipment = """
                {"customer":"Acme Corp","lines":[{"sku":"BOLT-8","location":"%s","quantity":"1","unit_price":"2.50"}]}""".formatted(goods(user));
        try (Clerks clerks = new Clerks(user, shipment)) {
            for (int flip = 0; flip < FLIPS; flip++) {
                clerks.goOn();
                become("dedicated: true");
                assertThat(servedBy())
                        .allSatisfy((module, instance) -> assertThat(instance).startsWith(module + "-flip-"));
                clerks.goOn();
                become("dedicated: false");
                assertThat(servedBy())
                        .allSatisfy((module, instance) -> assertThat(instance).isEqualTo(module));
            }
            clerks.goOn();
            clerks.finish();
            Aftermath aftermath = new Aftermath(installation, TENANT);
            aftermath.everythingHappenedOnce(clerks.shipped());
            aftermath.nothingIsLeftOfItsInstances();
            System.out.println(clerks);
            assertThat(clerks.refused()).as("%s", clerks).isLessThan(clerks.requests() / 20);
        }
    }

    /** All modules at once. */
    private void become(String spec) {
        MODULES.forEach(module -> engineer.apply("""
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: %s, namespace: %s}
                spec:
                  module: %s
                  %s
                """.formatted(module, TENANT, module, spec)));
        MODULES.forEach(module -> engineer.waitsFor("tenantmodule", module, TENANT, "Ready", "True", ""));
    }

    private Map<String, String> servedBy() {
        Map<String, String> servedBy = new LinkedHashMap<>();
        MODULES.forEach(module -> servedBy.put(
                module,
                engineer.get("tenantmodule", module, TENANT)
                        .at("/status/servedBy/instance")
                        .asText()));
        return servedBy;
    }

    /** Has a product and many of it in a place of the company's; answers which place. */
    private static String goods(AppUser user) {
        created(user, "products", """
                {"sku":"BOLT-8","name":"Bolt M8","unit":"piece","reorder_level":"0"}""");
        String warehouse = created(user, "warehouses", "{\"code\":\"BER\",\"name\":\"Berlin\"}");
        String shelf = created(user, "warehouses/" + warehouse + "/locations", "{\"code\":\"A-01\"}");
        created(user, "movements/receive", """
                {"sku":"BOLT-8","location":"%s","quantity":"100000"}""".formatted(shelf));
        return shelf;
    }

    private static String created(AppUser user, String path, String body) {
        try {
            AppUser.Answer answer = user.post("/api/v1/warehouse/" + path, AppUser.JSON.readTree(body));
            assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(201);
            return answer.text("/id");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
