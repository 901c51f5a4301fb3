package io.buildify.sdk.it;

/** What this module wants to know of a company. */
public record CompanyChange(String name) {}
