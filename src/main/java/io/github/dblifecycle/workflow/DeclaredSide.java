package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.declared.DeclarationException;
import io.github.dblifecycle.declared.DeclaredSchema;
import io.github.dblifecycle.declared.LoadFailure;
import io.github.dblifecycle.declared.LoadOutcome;
import io.github.dblifecycle.declared.MissingRoles;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import io.github.dblifecycle.trace.StatementTrace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The schema that the team declares. */
record DeclaredSide(LoadOutcome outcome, Optional<ScratchSide> side) {

    /** Files or entities are wrong before any server has seen them. */
    static DeclaredSide wrong(DeclarationException e) {
        return new DeclaredSide(new LoadFailure(e.findings(), new TreeSet<>()), Optional.empty());
    }

    /**
     * Loads the declared schema. Flyway creates the schemas it is told of before the first migration and makes the first
     * the one where unqualified names go; a declared schema may rely on that or declare them itself, so both are tried.
     */
    static DeclaredSide make(
            ScratchServer server, DeclaredSchema declared, MigrationSettings settings, MissingRoles roles, Clock clock)
            throws SQLException {
        return make(server, declared, settings, Optional.empty(), roles, clock);
    }

    /** @param before SQL that is run before the declared schema's: what that takes for granted */
    static DeclaredSide make(
            ScratchServer server,
            DeclaredSchema declared,
            MigrationSettings settings,
            Optional<String> before,
            MissingRoles roles,
            Clock clock)
            throws SQLException {
        List<Identifier> schemas = ScratchMigration.schemas(settings);
        if (schemas.isEmpty()) {
            return make(server, declared, settings, before, schemas, roles, clock);
        }
        DeclaredSide relying = make(server, declared, settings, before, schemas, roles, clock);
        if (relying.side().isPresent()) {
            return relying;
        }
        DeclaredSide declaring = make(server, declared, settings, before, List.of(), roles, clock);
        return declaring.side().isPresent() ? declaring : relying;
    }

    private static DeclaredSide make(
            ScratchServer server,
            DeclaredSchema declared,
            MigrationSettings settings,
            Optional<String> before,
            List<Identifier> schemas,
            MissingRoles roles,
            Clock clock)
            throws SQLException {
        try (ScratchDatabase database = server.createDatabase("declared")) {
            runBefore(database, before);
            return load(database, declared, schemas, MigrationsSide.scope(settings), roles, clock);
        }
    }

    /** @param schemas that are there before the files are loaded, the one for unqualified names first */
    static DeclaredSide load(
            ScratchDatabase database,
            DeclaredSchema declared,
            List<Identifier> schemas,
            ReadScope scope,
            MissingRoles roles,
            Clock clock)
            throws SQLException {
        createSchemas(database, schemas);
        StatementTrace trace = MigrationsSide.prepare(database);
        LoadOutcome outcome;
        try (Connection connection = database.connect()) {
            outcome = declared.load(connection, trace, roles, clock);
        }
        if (outcome instanceof LoadFailure) {
            return new DeclaredSide(outcome, Optional.empty());
        }
        return new DeclaredSide(outcome, Optional.of(MigrationsSide.read(database, trace, scope)));
    }

    static void runBefore(ScratchDatabase database, Optional<String> before) throws SQLException {
        if (before.isPresent()) {
            try (Connection connection = database.connect()) {
                WrittenSchema.load(before.get(), connection);
            } catch (UnfinishedScriptException e) {
                throw new IllegalStateException("what was written here is not finished", e);
            }
        }
    }

    List<Finding> findings() {
        return outcome instanceof LoadFailure failure ? failure.findings() : List.of();
    }

    private static void createSchemas(ScratchDatabase database, List<Identifier> schemas) throws SQLException {
        if (schemas.isEmpty()) {
            return;
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Identifier schema : schemas) {
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema.quoted());
            }
            statement.execute("ALTER DATABASE "
                    + new Identifier(database.database().url().database()).quoted()
                    + " SET search_path = " + schemas.get(0).quoted() + ", public");
        }
    }
}
