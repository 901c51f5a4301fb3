package io.buildify.__package__.item;

/** What this module reads of {@code core.company.created}. */
record CompanyCreated(String name) {}
