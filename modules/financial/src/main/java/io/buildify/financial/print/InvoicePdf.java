package io.buildify.financial.print;

import io.buildify.financial.print.PrintedInvoice.Fact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** PURE: lays a printed invoice out on A4 pages. */
final class InvoicePdf {

    private static final float MARGIN = 56;
    private static final float SMALL = 9;
    private static final float LARGE = 16;
    private static final float GAP = 18;
    private static final float PADDING = 4;
    private static final float[] WIDTHS = {8, 2, 3, 2, 3};
    private static final float[] FACTS = {3, 2};

    /** Liberation Sans, which comes with OpenPDF: Latin, Greek and Cyrillic. It is embedded. */
    private static final BaseFont LETTERS = letters();

    private final Font plain = new Font(LETTERS, SMALL);
    private final Font bold = new Font(LETTERS, SMALL, Font.BOLD);
    private final Font title = new Font(LETTERS, LARGE, Font.BOLD);

    private InvoicePdf() {}

    static byte[] of(PrintedInvoice invoice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle(invoice.title());
            document.open();
            new InvoicePdf().write(invoice, document);
        }
        return bytes.toByteArray();
    }

    private void write(PrintedInvoice invoice, Document document) {
        invoice.issuer().forEach(line -> document.add(paragraph(line, plain, Element.ALIGN_RIGHT)));
        document.add(gap());
        invoice.customer().forEach(line -> document.add(paragraph(line, plain, Element.ALIGN_LEFT)));
        document.add(gap());
        document.add(paragraph(invoice.title(), title, Element.ALIGN_LEFT));
        invoice.facts()
                .forEach(fact -> document.add(paragraph(fact.name() + ": " + fact.value(), plain, Element.ALIGN_LEFT)));
        document.add(gap());
        document.add(lines(invoice));
        document.add(sums(invoice.sums()));
        if (!invoice.footer().isBlank()) {
            document.add(gap());
            invoice.footer().lines().forEach(line -> document.add(paragraph(line, plain, Element.ALIGN_LEFT)));
        }
    }

    /** The head is repeated on each page. */
    private PdfPTable lines(PrintedInvoice invoice) {
        PdfPTable table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        row(table, PrintedInvoice.COLUMNS, bold, Rectangle.BOTTOM);
        invoice.lines().forEach(cells -> row(table, cells, plain, Rectangle.NO_BORDER));
        return table;
    }

    private static void row(PdfPTable table, List<String> cells, Font font, int border) {
        for (int column = 0; column < cells.size(); column++) {
            table.addCell(
                    cell(cells.get(column), font, column == 0 ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT, border));
        }
    }

    /** They stay together on a page. */
    private PdfPTable sums(List<Fact> sums) {
        PdfPTable table = new PdfPTable(FACTS);
        table.setWidthPercentage(50);
        table.setHorizontalAlignment(Element.ALIGN_RIGHT);
        table.setSpacingBefore(GAP);
        table.setKeepTogether(true);
        for (Fact sum : sums) {
            boolean isLast = sum.equals(sums.getLast());
            int border = isLast ? Rectangle.TOP : Rectangle.NO_BORDER;
            table.addCell(cell(sum.name(), isLast ? bold : plain, Element.ALIGN_LEFT, border));
            table.addCell(cell(sum.value(), isLast ? bold : plain, Element.ALIGN_RIGHT, border));
        }
        return table;
    }

    private static PdfPCell cell(String text, Font font, int alignment, int border) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setHorizontalAlignment(alignment);
        cell.setBorder(border);
        cell.setPadding(PADDING);
        return cell;
    }

    private static Paragraph paragraph(String text, Font font, int alignment) {
        Paragraph paragraph = new Paragraph(text, font);
        paragraph.setAlignment(alignment);
        return paragraph;
    }

    private Paragraph gap() {
        Paragraph gap = new Paragraph(" ", plain);
        gap.setSpacingAfter(GAP);
        return gap;
    }

    private static BaseFont letters() {
        try {
            return BaseFont.createFont(
                    "font-fallback/LiberationSans-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
