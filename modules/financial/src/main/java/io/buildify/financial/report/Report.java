package io.buildify.financial.report;

/** A report that is also a spreadsheet. */
interface Report {

    Table table();
}
