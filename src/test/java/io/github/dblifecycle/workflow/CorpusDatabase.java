package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** A scratch database with one side of a case in it, and a connection to it. */
final class CorpusDatabase implements AutoCloseable {

    /** Duplicate object, and what a server says when two sessions create one role at the same time. */
    private static final Set<String> THERE_ALREADY = Set.of("42710", "23505");

    private static final String NOT_IN_A_TRANSACTION_BLOCK = "25001";

    private final ScratchDatabase database;
    private final Connection connection;

    private CorpusDatabase(ScratchDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** An empty database that has what the facts demand. */
    static CorpusDatabase create(ScratchServer server, CorpusFacts facts) throws SQLException {
        ScratchDatabase database = server.createDatabase("corpus");
        try {
            CorpusDatabase created = new CorpusDatabase(database, database.connect());
            created.prepare(facts);
            return created;
        } catch (SQLException | RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    ScratchDatabase database() {
        return database;
    }

    Connection connection() {
        return connection;
    }

    Catalog read() {
        return new CatalogReader().read(connection, ReadScope.everything()).catalog();
    }

    /**
     * Runs a script on a connection of its own, because its settings are no business of others: in one transaction, or
     * statement by statement where it does not allow for one.
     *
     * @throws SQLException at the first statement that the server refuses
     */
    void load(String script) throws SQLException {
        List<ScriptPiece> pieces;
        try {
            pieces = StatementSplitter.split(script);
        } catch (UnfinishedScriptException e) {
            throw new SQLException("the script ends in the middle: " + e.getMessage(), e);
        }
        try (Connection own = database.connect()) {
            own.setAutoCommit(false);
            try {
                run(pieces, own);
                own.commit();
            } catch (SQLException e) {
                own.rollback();
                if (!SqlError.of(e).sqlState().equals(NOT_IN_A_TRANSACTION_BLOCK)) {
                    throw e;
                }
                own.setAutoCommit(true);
                run(pieces, own);
            }
        }
    }

    private static void run(List<ScriptPiece> pieces, Connection connection) throws SQLException {
        try (Statement server = connection.createStatement()) {
            server.setEscapeProcessing(false);
            for (ScriptPiece piece : pieces) {
                if (isOfPsql(piece)) {
                    continue;
                }
                server.execute(((io.github.dblifecycle.sql.Statement) piece).text());
            }
        }
    }

    /** What a dump says to psql alone: rows, commands, and in which encoding it was written. */
    private static boolean isOfPsql(ScriptPiece piece) {
        if (!(piece instanceof io.github.dblifecycle.sql.Statement statement)) {
            return true;
        }
        List<String> words = statement.leadingWords();
        return (!words.isEmpty() && words.get(0).equalsIgnoreCase("COPY"))
                || (words.size() > 1
                        && words.get(0).equalsIgnoreCase("SET")
                        && words.get(1).equalsIgnoreCase("client_encoding"));
    }

    private void prepare(CorpusFacts facts) throws SQLException {
        for (String role : facts.roles()) {
            create("CREATE ROLE " + new Identifier(role).quoted());
        }
        for (String tablespace : facts.tablespaces()) {
            execute("SET allow_in_place_tablespaces = on");
            create("CREATE TABLESPACE " + new Identifier(tablespace).quoted() + " LOCATION ''");
        }
        for (String collation : facts.collations()) {
            create("CREATE COLLATION pg_catalog." + new Identifier(collation).quoted()
                    + " (provider = libc, locale = 'C')");
        }
    }

    private void create(String statement) throws SQLException {
        try {
            execute(statement);
        } catch (SQLException e) {
            if (!THERE_ALREADY.contains(SqlError.of(e).sqlState())) {
                throw e;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.close();
        } finally {
            database.close();
        }
    }
}
