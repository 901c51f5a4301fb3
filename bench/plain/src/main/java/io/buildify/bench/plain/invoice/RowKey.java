package io.buildify.bench.plain.invoice;

import java.io.Serializable;
import java.util.UUID;

/** What a row is found by: the tables' keys begin with the tenant. */
public record RowKey(String tenant, UUID id) implements Serializable {}
