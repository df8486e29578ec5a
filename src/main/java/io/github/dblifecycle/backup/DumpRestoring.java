package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Restores what was checked into an empty database. */
public final class DumpRestoring {

    private static final String MAKING = "CREATE ROLE ";
    private static final String MAKING_END = " NOLOGIN";

    private final CheckedDump dump;
    private final RestoreConnections connections;
    private final int writers;
    private final boolean oneTransaction;
    private final Optional<ArchiveProgram> program;
    private Map<String, RowSum> sums = Map.of();

    /**
     * Prepares; nothing is done yet.
     *
     * @param writers connections that load rows
     * @param oneTransaction whether all is done in one, which the caller commits; then one connection does it
     * @param program for a dump that only pg_restore reads
     */
    public DumpRestoring(
            CheckedDump dump,
            RestoreConnections connections,
            int writers,
            boolean oneTransaction,
            Optional<ArchiveProgram> program) {
        this.dump = dump;
        this.connections = connections;
        this.writers = writers;
        this.oneTransaction = oneTransaction;
        this.program = program;
    }

    /**
     * Loads everything.
     *
     * @param connection to that database
     * @return how many rows, as the server counted them; 0 where pg_restore did it
     * @throws BackupException at the first statement or row that the server refuses
     */
    public long load(Database into, Connection connection, RestoreListener listener) throws SQLException {
        Loaded loaded = new Loaded(listener, dump.bytes());
        try {
            switch (dump.kind()) {
                case BACKUP ->
                    new BackupRestoring(dump, connection, oneTransaction, loaded).load(into, connections, writers);
                case SCRIPT -> new ScriptRestoring(dump, connection, oneTransaction, loaded).load();
                case ARCHIVE -> program.orElseThrow().restore(dump.path(), into, writers, oneTransaction, connections);
            }
            sums = loaded.sums();
            return loaded.rows();
        } catch (IOException e) {
            throw CheckedDump.damaged(dump.path(), String.valueOf(e.getMessage()), e);
        } catch (SQLException e) {
            throw RestoreFailure.of(dump.path().toString(), "", e);
        }
    }

    /** What the rows of a backup of ours added up to while they were loaded, by the statement that loaded them. */
    public Map<String, RowSum> sums() {
        return sums;
    }

    /** Has the server look at the rows, so that the first queries are planned well. */
    public void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        } catch (SQLException e) {
            throw RestoreFailure.of(dump.path().toString(), "ANALYZE", e);
        }
        if (!oneTransaction && !connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** What the file names and the server does not have: statements that make them, without a right to log in. */
    public static List<String> makingMissingRoles(CheckedDump dump, Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>();
        if (dump.rolesQuery().isPresent()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION READ ONLY");
                try (ResultSet row = statement.executeQuery(dump.rolesQuery().get())) {
                    while (row.next()) {
                        missing.add(row.getString(1));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return missing;
    }

    /** The role that such a statement makes. */
    public static String role(String making) {
        return making.startsWith(MAKING) && making.endsWith(MAKING_END)
                ? making.substring(MAKING.length(), making.length() - MAKING_END.length())
                : making;
    }
}
