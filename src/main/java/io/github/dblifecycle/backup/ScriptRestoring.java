package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.sql.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Runs a dump that pg_dump wrote as text, statement by statement, on one connection. */
final class ScriptRestoring implements DumpScript.Parts {

    private static final Set<String> BEGINNING = Set.of("begin", "start");
    private static final Set<String> ENDING = Set.of("commit", "end");
    private static final int STATEMENTS_IN_A_TRANSACTION = 200;

    private final CheckedDump dump;
    private final Connection connection;
    private final boolean oneTransaction;
    private final Loaded loaded;
    private @Nullable CopyIn copy;
    private String copying = "";
    private int copyLine;
    private int statements;
    private boolean together;

    ScriptRestoring(CheckedDump dump, Connection connection, boolean oneTransaction, Loaded loaded) {
        this.dump = dump;
        this.connection = connection;
        this.oneTransaction = oneTransaction;
        this.loaded = loaded;
    }

    void load() throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (InputStream content = new CountedContent(dump.file().content(), new Forwarding(loaded))) {
            DumpScript.read(content, this);
        } finally {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        }
        together = false;
        commit();
    }

    @Override
    public void statement(Statement statement, int line) throws SQLException {
        String first = statement.leadingWords().isEmpty()
                ? ""
                : statement.leadingWords().get(0);
        if (BEGINNING.contains(first) || ENDING.contains(first)) {
            // Large objects stand in transactions of their own in the file, as their descriptors end with one.
            together = BEGINNING.contains(first);
            return;
        }
        try (java.sql.Statement one = connection.createStatement()) {
            one.setEscapeProcessing(false);
            one.execute(statement.text());
        } catch (SQLException e) {
            int position = SqlError.of(e).position().orElse(1);
            throw RestoreFailure.of(dump.path() + ":" + (line + statement.lineOf(position) - 1), statement.text(), e);
        }
        if (++statements >= STATEMENTS_IN_A_TRANSACTION) {
            commit();
        }
    }

    private void commit() throws SQLException {
        if (!oneTransaction && !together) {
            connection.commit();
            statements = 0;
        }
    }

    @Override
    public void rowsBegin(String statement, int line) {
        copying = statement;
        copyLine = line;
        try {
            copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private BackupException failed(SQLException e) {
        return RestoreFailure.of(dump.path() + ":" + copyLine, copying, e);
    }

    @Override
    public void rows(byte[] bytes, int offset, int length) {
        try {
            running().writeToCopy(bytes, offset, length);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void rowsEnd() throws SQLException {
        try {
            loaded.rows(running().endCopy());
        } catch (SQLException e) {
            throw failed(e);
        }
        copy = null;
        commit();
    }

    private CopyIn running() {
        CopyIn running = copy;
        if (running == null) {
            throw new IllegalStateException("rows of no table");
        }
        return running;
    }

    /** What was read was loaded, or is about to be. */
    private static final class Forwarding implements RestoreListener {
        private final Loaded loaded;
        private long last;

        Forwarding(Loaded loaded) {
            this.loaded = loaded;
        }

        @Override
        public void checked(long bytes) {
            loaded.bytes(bytes - last);
            last = bytes;
        }

        @Override
        public void progress(Progress progress) {}
    }
}
