package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.testing.ModuleInstance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document that describes the module. */
@FinancialTest
class OpenApiIT {

    ModuleInstance instance;

    @Test
    void everyOperationSaysWhatItDoesAndAnswers() {
        JsonNode document =
                instance.stranger(null).get("/q/openapi?format=json").body();
        List<String> operations = new ArrayList<>();

        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("operationId"))
                        .forEach(operation -> {
                            String name = operation.getKey() + " " + path.getKey();
                            operations.add(name);
                            assertThat(operation.getValue().path("summary").asText())
                                    .as(name)
                                    .isNotEmpty();
                            assertThat(operation.getValue().path("tags"))
                                    .as(name)
                                    .isNotEmpty();
                            assertThat(answer(operation.getValue())).as(name).isTrue();
                        }));

        assertThat(operations)
                .contains(
                        "post /invoices/{id}/issue",
                        "post /invoices/{id}/cancel",
                        "get /invoices/{id}/pdf",
                        "post /payments/{id}/allocations",
                        "post /journal-entries/{id}/reverse",
                        "post /periods/{month}/close",
                        "get /reports/trial-balance");
        assertThat(document.at("/paths/~1reports~1vat-summary/get/responses/200/content")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("application/json", "text/csv");
        assertThat(document.at("/components/schemas/Ages/properties").fieldNames())
                .toIterable()
                .contains("days_1_to_30");
    }

    /** Whether it says what comes if all goes well; nothing comes of a DELETE. */
    private static boolean answer(JsonNode operation) {
        JsonNode responses = operation.path("responses");
        return responses.has("204")
                || responses.at("/200/content").size() > 0
                || responses.at("/201/content").size() > 0;
    }
}
