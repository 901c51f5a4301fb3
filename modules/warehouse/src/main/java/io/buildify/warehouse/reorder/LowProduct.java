package io.buildify.warehouse.reorder;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.buildify.warehouse.Quantity;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product of which less is available, at all locations together, than its reorder level. */
@Schema(name = "LowProduct")
public record LowProduct(
        @JsonProperty("product") UUID id,
        @Schema(examples = "BOLT-8") String sku,
        String name,
        String unit,
        @Schema(examples = "12") String available,
        @Schema(examples = "20") String reorderLevel,
        @Schema(examples = "8") String missing) {

    static LowProduct of(Object[] row) {
        BigDecimal available = (BigDecimal) row[4];
        BigDecimal level = (BigDecimal) row[5];
        return new LowProduct(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Quantity.text(available),
                Quantity.text(level),
                Quantity.text(level.subtract(available)));
    }
}
