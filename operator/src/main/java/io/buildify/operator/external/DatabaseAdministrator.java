package io.buildify.operator.external;

/**
 * The operator's way into a database server.
 *
 * @param server the server's name
 * @param host name or address
 * @param port TCP port
 * @param database the server's shared database
 * @param username a superuser, or a role with CREATEDB and CREATEROLE that owns the shared database
 * @param password its password
 */
public record DatabaseAdministrator(
        String server, String host, int port, String database, String username, Password password) {}
