package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What belongs to a server rather than to one of its databases, and what a schema names nevertheless: roles and
 * tablespaces. A scratch server of our own gets those of the live server; it is thrown away with them.
 */
final class ScratchSurroundings {

    private static final String DUPLICATE_OBJECT = "42710";
    private static final String UNIQUE_VIOLATION = "23505";

    private final ScratchServer server;

    /** @param server our own, which nobody else sees */
    ScratchSurroundings(ScratchServer server) {
        this.server = server;
    }

    /** The roles of a server that schemas may name, sorted; those that PostgreSQL brings along are everywhere. */
    static List<Identifier> roles(Connection connection) throws SQLException {
        return names(connection, "roles.sql");
    }

    /** Creates what is not there yet, roles without the right to log in. */
    void createRoles(List<Identifier> roles) throws SQLException {
        create(roles, "roles.sql", "CREATE ROLE %s NOLOGIN");
    }

    /** Creates the tablespaces that objects of a schema lie in, inside of the data directory. */
    void createTablespaces(Catalog catalog) throws SQLException {
        List<Identifier> wanted = catalog.objects().keySet().stream()
                .map(catalog::access)
                .map(Access::tablespace)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        create(wanted, "tablespaces.sql", "CREATE TABLESPACE %s LOCATION ''");
    }

    private void create(List<Identifier> wanted, String query, String statement) throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        try (ScratchDatabase database = server.createDatabase("surroundings");
                Connection connection = database.connect();
                Statement creation = connection.createStatement()) {
            Set<Identifier> missing = new HashSet<>(wanted);
            names(connection, query).forEach(missing::remove);
            creation.execute("SET allow_in_place_tablespaces = on");
            for (Identifier name : missing) {
                createUnlessThere(creation, String.format(statement, name.quoted()));
            }
        }
    }

    /** Another thread of this build may have been faster. */
    private static void createUnlessThere(Statement creation, String statement) throws SQLException {
        try {
            creation.execute(statement);
        } catch (SQLException e) {
            if (!DUPLICATE_OBJECT.equals(e.getSQLState()) && !UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static List<Identifier> names(Connection connection, String query) throws SQLException {
        List<Identifier> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LiveState.query(query))) {
            while (row.next()) {
                names.add(new Identifier(row.getString(1)));
            }
        }
        return names;
    }
}
