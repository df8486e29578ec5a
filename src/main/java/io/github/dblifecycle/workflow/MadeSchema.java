package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.plan.SchemaSql;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A source made real: its catalog, and where scratch databases that hold it come from.
 *
 * @param major the major version of the server it was read from
 * @param scope what of its database was looked at
 * @param side the lines that made it; empty for a live database
 * @param original the scratch database it was made in, which nobody changes; empty for a live database, whose schema is
 *     written out and loaded when a copy is needed
 * @param ran the migrations it was made by; none if it was not made by any
 */
record MadeSchema(
        SchemaSource source,
        Catalog catalog,
        int major,
        ReadScope scope,
        Optional<ScratchSide> side,
        Optional<ScratchDatabase> original,
        List<ScratchOutcome.Ran> ran) {

    MadeSchema {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(original, "original");
        ran = List.copyOf(ran);
    }

    static MadeSchema live(SchemaSource source, Catalog catalog, int major) {
        return new MadeSchema(
                source, catalog, major, ReadScope.everything(), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * A scratch database that holds this schema and may be changed; the caller closes it.
     *
     * @param aspects what it is to have of a live database beyond its schema
     * @throws SourceException where the schema of a live database cannot be loaded again
     */
    ScratchDatabase copy(ScratchServer server, String purpose, ComparedAspects aspects)
            throws SQLException, SourceException {
        if (original.isPresent()) {
            return server.copyDatabase(original.get(), purpose);
        }
        ScratchDatabase database = server.createDatabase(purpose);
        try (Connection connection = database.connect()) {
            WrittenSchema.load(SchemaSql.of(catalog, major, aspects), connection);
            return database;
        } catch (SQLException e) {
            database.close();
            throw new SourceException(source, List.of(ReloadFindings.of(source, e, server.major())));
        } catch (UnfinishedScriptException | RuntimeException e) {
            database.close();
            throw new IllegalStateException("the schema of " + source.display() + " cannot be loaded again", e);
        }
    }
}
