package io.buildify.sdk.deployment.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** PURE: the schema of a field that lists are filtered by. */
final class ListFieldSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ListFieldSchema() {}

    static Schema of(Class<?> type) {
        Schema schema = OASFactory.createSchema();
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants())
                    .forEach(constant -> schema.addEnumeration(JSON.convertValue(constant, String.class)));
            return schema.addType(Schema.SchemaType.STRING);
        }
        if (type == Long.class || type == Integer.class || type == BigInteger.class) {
            return schema.addType(Schema.SchemaType.INTEGER);
        }
        if (type == BigDecimal.class) {
            return schema.addType(Schema.SchemaType.NUMBER);
        }
        if (type == Boolean.class) {
            return schema.addType(Schema.SchemaType.BOOLEAN);
        }
        if (type == UUID.class) {
            schema.format("uuid");
        } else if (type == Instant.class) {
            schema.format("date-time");
        } else if (type == LocalDate.class) {
            schema.format("date");
        }
        return schema.addType(Schema.SchemaType.STRING);
    }
}
