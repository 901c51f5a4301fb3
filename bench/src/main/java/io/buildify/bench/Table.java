package io.buildify.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A Markdown table on the standard output, ready for bench/README.md. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        row((Object[]) header);
    }

    /** Numbers are shown with two decimals. */
    Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : cell.toString());
        }
        rows.add(row);
        return this;
    }

    void print() {
        int columns = rows.getFirst().size();
        print(rows.getFirst());
        print(java.util.Collections.nCopies(columns, "---"));
        rows.stream().skip(1).forEach(Table::print);
    }

    private static void print(List<String> row) {
        System.out.println(row.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }
}
