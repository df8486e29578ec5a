package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.trace.StatementTrace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The schema that the migrations lead to. */
record MigrationsSide(ScratchOutcome outcome, Optional<ScratchSide> side) {

    /** @param compared whether the schema is needed, or only that the migrations run */
    static MigrationsSide make(ScratchServer server, MigrationSettings settings, boolean compared) throws SQLException {
        try (ScratchDatabase database = server.createDatabase("migrations")) {
            if (!compared) {
                ScratchOutcome outcome = new ScratchMigration(settings, Optional.empty()).apply(database.database());
                return new MigrationsSide(outcome, Optional.empty());
            }
            return apply(database, settings);
        }
    }

    /** Applies them all to an empty database, and reads what they led to. */
    static MigrationsSide apply(ScratchDatabase database, MigrationSettings settings) throws SQLException {
        StatementTrace trace = prepare(database);
        ScratchOutcome outcome = new ScratchMigration(settings, Optional.of(trace)).apply(database.database());
        return outcome instanceof ScratchOutcome.Stopped
                ? new MigrationsSide(outcome, Optional.empty())
                : new MigrationsSide(outcome, Optional.of(read(database, trace, scope(settings))));
    }

    /** There is no migration: an empty database is what none of them leads to. */
    static MigrationsSide none(ScratchServer server) throws SQLException {
        try (ScratchDatabase database = server.createDatabase("migrations")) {
            StatementTrace trace = prepare(database);
            ScratchSide side = read(database, trace, scope());
            return new MigrationsSide(new ScratchOutcome.Complete(List.of()), Optional.of(side));
        }
    }

    List<Finding> findings() {
        return outcome instanceof ScratchOutcome.Stopped stopped ? stopped.findings() : List.of();
    }

    static StatementTrace prepare(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return StatementTrace.prepare(connection);
        }
    }

    static ScratchSide read(ScratchDatabase database, StatementTrace trace, ReadScope scope) throws SQLException {
        try (Connection connection = database.connect()) {
            return new ScratchSide(new CatalogReader().read(connection, scope), trace.read(connection));
        }
    }

    static ReadScope scope(MigrationSettings settings) {
        return scope().withoutTable(ScratchMigration.historyTable(settings));
    }

    /** Everything but our own traces. */
    static ReadScope scope() {
        return ReadScope.everything().withoutSchema(new Identifier(StatementTrace.SCHEMA));
    }
}
