package io.buildify.local.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows lines about events.
 *
 * @param json an object a line for programs; else a table for people
 */
public record EventReport(PrintStream out, boolean json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GAP = "  ";

    /** @param count what is said below the table, of how many there are */
    public void print(List<EventRow> rows, String count) {
        if (json) {
            rows.forEach(this::line);
            return;
        }
        if (!rows.isEmpty()) {
            table(rows);
        }
        out.println(count);
    }

    /** One more line, as an object or as plain text. */
    public void line(EventRow row) {
        try {
            out.println(
                    json
                            ? JSON.writeValueAsString(row.columns())
                            : String.join(GAP, row.columns().values()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void table(List<EventRow> rows) {
        List<String> names = List.copyOf(rows.getFirst().columns().sequencedKeySet());
        List<Integer> widths = new ArrayList<>();
        for (String name : names) {
            widths.add(rows.stream().mapToInt(row -> row.get(name).length()).reduce(name.length(), Math::max));
        }
        print(names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList(), widths);
        rows.forEach(row -> print(names.stream().map(row::get).toList(), widths));
    }

    private void print(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            line.append(cells.get(column))
                    .repeat(" ", widths.get(column) - cells.get(column).length())
                    .append(GAP);
        }
        out.println(line.toString().stripTrailing());
    }
}
