package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Invoices and credit notes to send. */
@FinancialTest
class PdfIT {

    ModuleInstance instance;

    @Test
    void anInvoiceIsPrintedWithWhoIssuesIt() throws IOException {
        FinancialTenant keeper = FinancialTenant.of(instance, "printing");
        keeper.user().post("customers", """
                {"name":"Łódź Łąka & Σία","address":"ul. Piotrkowska 1\\n90-001 Łódź","tax_number":"PL1234567890"}""");
        Answer invoice = keeper.user().post("invoices", """
                {"customer":"Łódź Łąka & Σία","lines":[
                 {"sku":"BOLT-8","description":"Bolt M8","quantity":"12.500","unit_price":"10.00"},
                 {"description":"Handbook","quantity":"1","unit_price":"20.00","tax_rate":"0.07"}]}""");

        String text = text(keeper.user().bytes("invoices/" + invoice.text("/id") + "/pdf"));

        assertThat(text(keeper.user().bytes("invoices/" + invoice.text("/id"), "Accept", "application/pdf")))
                .isEqualTo(text);
        assertThat(keeper.user().get("invoices/" + invoice.text("/id")).text("/number"))
                .isEqualTo(invoice.text("/number"));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(text)
                .contains("Example Ltd", "1 Example Street", "12345 Berlin", "Tax number DE123456789")
                .contains("Łódź Łąka & Σία", "90-001 Łódź", "Tax number PL1234567890")
                .contains("Invoice " + invoice.text("/number"), "Date: " + today, "Due: " + today.plusDays(14))
                .contains("Bolt M8 (BOLT-8) 12.5 10.00 19 % 125.00", "Handbook 1 20.00 7 % 20.00")
                .contains("Net 145.00", "Tax 7 % of 20.00 1.40", "Tax 19 % of 125.00 23.75", "Total EUR 170.15")
                .contains("Thank you");
    }

    @Test
    void aCreditNoteNamesItsInvoice() throws IOException {
        FinancialTenant keeper = FinancialTenant.of(instance, "crediting");
        Answer invoice = keeper.sell("Acme Corp", "100");
        Answer note = keeper.cancel(invoice.text("/id"));

        assertThat(text(keeper.user().bytes("credit-notes/" + note.text("/id") + "/pdf")))
                .contains("Credit note " + note.text("/number"), "For invoice: " + invoice.text("/number"))
                .contains("Reason: A mistake", "Total EUR 119.00");
        assertThat(text(keeper.user().bytes("invoices/" + invoice.text("/id") + "/pdf")))
                .contains("Cancelled: " + LocalDate.now(ZoneOffset.UTC));
    }

    @Test
    void aLongInvoiceHasPages() throws IOException {
        FinancialTenant keeper = FinancialTenant.of(instance, "long");
        String lines = IntStream.rangeClosed(1, 120)
                .mapToObj(line -> "{\"description\":\"Item %d\",\"quantity\":1,\"unit_price\":1}".formatted(line))
                .collect(Collectors.joining(","));
        String invoice = keeper.user()
                .post("invoices", "{\"customer\":\"Acme Corp\",\"lines\":[%s]}".formatted(lines))
                .text("/id");

        byte[] pdf = keeper.user().bytes("invoices/" + invoice + "/pdf");

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
        assertThat(text(pdf)).contains("Item 1 ", "Item 120 ", "Total EUR 142.80");
    }

    @Test
    void aDraftIsNotPrinted() {
        FinancialTenant keeper = FinancialTenant.of(instance, "unprinted");
        String draft = keeper.draft("Acme Corp", "1").header("Location");

        assertThat(keeper.user().get(draft + "/pdf").problem()).isEqualTo("wrong-status");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }
}
