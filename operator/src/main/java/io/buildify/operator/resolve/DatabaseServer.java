package io.buildify.operator.resolve;

/**
 * A PostgreSQL server that modules may be given, without its administrator's credentials.
 *
 * @param name as in {@code database.server}
 * @param host name or address that instances reach
 * @param port TCP port
 * @param database name of its shared database
 */
public record DatabaseServer(String name, String host, int port, String database) {}
