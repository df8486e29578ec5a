package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads a backup of ours into an empty database, on one connection, as psql does. */
public final class BackupLoader implements BackupReader.Parts {

    /** A transaction keeps a lock for each object it makes, and a server has room for some thousands. */
    private static final int STATEMENTS_IN_A_TRANSACTION = 200;

    private final Connection connection;
    private @Nullable CopyIn copy;

    private BackupLoader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Loads it.
     *
     * @param connection in auto-commit mode; its settings are those of the file afterwards
     * @throws BackupException where the file is damaged
     * @throws SQLException at the first statement or row that the server refuses
     */
    public static void load(Path file, Connection connection) throws SQLException {
        BackupReader.read(file, new BackupLoader(connection));
    }

    @Override
    public void statements(String sql) throws SQLException, IOException {
        List<ScriptPiece> pieces;
        try {
            pieces = StatementSplitter.split(sql);
        } catch (UnfinishedScriptException e) {
            throw new IOException("a statement in it has no end", e);
        }
        connection.setAutoCommit(false);
        try (Statement batch = connection.createStatement()) {
            batch.setEscapeProcessing(false);
            for (int start = 0; start < pieces.size(); start += STATEMENTS_IN_A_TRANSACTION) {
                for (ScriptPiece piece :
                        pieces.subList(start, Math.min(start + STATEMENTS_IN_A_TRANSACTION, pieces.size()))) {
                    if (!(piece instanceof io.github.dblifecycle.sql.Statement statement)) {
                        throw new IOException("it holds what no backup holds: " + piece);
                    }
                    batch.execute(statement.text());
                }
                connection.commit();
            }
        } catch (SQLException | IOException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void rowsBegin(String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    }

    @Override
    public void rows(byte[] bytes, int offset, int length) throws SQLException {
        running().writeToCopy(bytes, offset, length);
    }

    @Override
    public void rowsEnd() throws SQLException {
        running().endCopy();
    }

    private CopyIn running() {
        CopyIn running = copy;
        if (running == null) {
            throw new IllegalStateException("rows of no table");
        }
        return running;
    }

    @Override
    public void value(String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.setEscapeProcessing(false);
            one.execute(statement);
        }
    }
}
