package io.buildify.financial.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * PURE: a report as rows of a spreadsheet.
 *
 * @param head names of the columns
 * @param rows what is null is left empty
 */
record Table(List<String> head, List<List<@Nullable String>> rows) {

    /** As CSV (RFC 4180). */
    String csv() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(head);
            for (List<@Nullable String> row : rows) {
                printer.printRecord(row.stream().map(Table::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What a spreadsheet would take for a formula is marked as text (OWASP, CSV injection); amounts are none. */
    private static String cell(@Nullable String value) {
        String text = Objects.requireNonNullElse(value, "");
        boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return isFormula && !text.matches("-[0-9.]+") ? "'" + text : text;
    }
}
