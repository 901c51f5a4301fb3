package io.buildify.local.command;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment: {@code 2026-11-27T20:00:00Z}, or how long ago it was, {@code 15m}. */
final class MomentArgument implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            try {
                return Instant.now().minus(new DurationArgument().convert(text));
            } catch (TypeConversionException none) {
                throw new TypeConversionException("'" + text
                        + "' is no moment; write how long ago it was, 30s, 15m, 1h or 2d, or 2026-11-27T20:00:00Z");
            }
        }
    }
}
