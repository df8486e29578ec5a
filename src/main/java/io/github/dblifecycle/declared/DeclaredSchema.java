package io.github.dblifecycle.declared;

import io.github.dblifecycle.trace.StatementTrace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The SQL files in which a team says what its schema should be.
 *
 * @param files in the order they are loaded; at least one
 */
public record DeclaredSchema(List<DeclaredFile> files) {

    public DeclaredSchema {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a declared schema has a file");
        }
    }

    /**
     * Finds and reads the files: what is configured, else the first of {@code src/main/resources/db/schema.sql} or
     * {@code schema/} beside it, then {@code db/schema.sql} or {@code db/schema/}. Directories are read with all below
     * them, every {@code *.sql}, in the order of their paths.
     *
     * @param projectDirectory what relative paths start from
     * @param configured files and directories; empty for the usual places
     * @return empty when nothing is declared
     * @throws DeclarationException when a file is missing, cannot be read or is not UTF-8, or when both a file and a
     *     directory lie in a usual place
     */
    public static Optional<DeclaredSchema> find(Path projectDirectory, Optional<List<Path>> configured)
            throws DeclarationException {
        List<DeclaredFile> files = new DeclaredFiles(projectDirectory).read(configured);
        return files.isEmpty() ? Optional.empty() : Optional.of(new DeclaredSchema(files));
    }

    /**
     * Runs every statement in an empty scratch database. Statements may stand in any order, across files too: one that
     * cannot run yet waits for what it needs.
     *
     * @param connection to the scratch database, as a role that may create what is declared; left in autocommit mode
     *     with its session settings reset
     * @param trace told of every statement
     * @param roles what happens when a role is mentioned that the server does not have
     * @param clock for telling progress when it takes long
     * @throws SQLException when the connection fails; what the server refuses is in the outcome
     */
    public LoadOutcome load(Connection connection, StatementTrace trace, MissingRoles roles, Clock clock)
            throws SQLException {
        return new SchemaLoader(new LoadSession(connection, trace, roles), clock).load(files);
    }
}
