package io.buildify.operator.plan;

import io.buildify.crd.Release;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.resolve.DatabaseServer;
import io.buildify.operator.resolve.Placement;
import org.jspecify.annotations.Nullable;

/**
 * A database and the node that owns it.
 *
 * @param owner the node that asked for it
 * @param server where it is
 * @param database its plan
 */
record Home(NodeId owner, DatabaseServer server, DatabasePlan database) {

    /** The database of a node that owns one: where its data is, else where it is to be. */
    static Home of(NodeId owner, DatabaseServer server, boolean separate, @Nullable Placement placement) {
        var name = separate ? owner.instance().separateDatabase() : server.database();
        var database = placement != null
                ? database(placement)
                : database(owner, server.name(), name, separate, owner.module());
        return new Home(owner, server, database);
    }

    /** The database that a placement tells of. */
    static DatabasePlan database(Placement placement) {
        return database(
                owner(placement), placement.server(), placement.database(), placement.separate(), placement.schema());
    }

    /** The node that a placement is of. */
    static NodeId owner(Placement placement) {
        return new NodeId(placement.module(), placement.tenant(), placement.company());
    }

    /** The login of a node's instance in a database. */
    static LoginPlan login(DatabasePlan database, NodeId node) {
        return new LoginPlan(database, node.instance().login(), node.tenant(), node.company());
    }

    LoginPlan login(NodeId node) {
        return login(database, node);
    }

    /** What an instance of the node in this release works on. */
    InstanceDatabase of(NodeId node, String prefix, Release release, String releaseHash) {
        var migration = new MigrationPlan(owner, server, database, prefix, release, releaseHash);
        return new InstanceDatabase(owner.instance(), server, database, login(node), migration, placement());
    }

    private static DatabasePlan database(
            NodeId owner, String server, String database, boolean separate, String schema) {
        var id = owner.instance();
        return new DatabasePlan(server, database, separate, schema, id.ownerRole(), id.applicationRole());
    }

    private Placement placement() {
        return new Placement(
                owner.instance().value(),
                owner.module(),
                owner.tenant(),
                owner.company(),
                database.server(),
                database.database(),
                database.schema(),
                database.separate(),
                false);
    }
}
