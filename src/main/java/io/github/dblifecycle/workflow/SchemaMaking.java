package io.github.dblifecycle.workflow;

import io.github.dblifecycle.declared.DeclarationException;
import io.github.dblifecycle.declared.DeclaredSchema;
import io.github.dblifecycle.declared.MissingRoles;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Identifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of sources what they stand for: reads live databases, applies migrations, loads files. */
final class SchemaMaking {

    private static final String APPLICATION = "db-maven-plugin";

    private final Sources sources;

    SchemaMaking(Sources sources) {
        this.sources = sources;
    }

    /**
     * Two schemas that can be compared.
     *
     * @param server where they can be copied to; of the major version of the live database, if one is live
     * @param notes what a user should know, a sentence each: servers that are not of one version
     */
    record Two(MadeSchema from, MadeSchema to, ScratchServer server, List<String> notes) {

        Two {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Makes both, at the same time. Live databases are read first, because the scratch server is to be of their version.
     *
     * @throws SourceException where scripts or files are wrong
     * @throws SQLException where a database cannot be reached or read
     */
    Two make(SchemaSource from, SchemaSource to) throws SQLException, SourceException {
        Optional<LiveSchema> liveFrom;
        Optional<LiveSchema> liveTo;
        try (Together<Optional<LiveSchema>> other = Together.start("db-second-database", () -> live(to))) {
            liveFrom = live(from);
            liveTo = other.result();
        }
        int major = liveFrom.or(() -> liveTo).map(LiveSchema::major).orElse(sources.major());
        ScratchServer server = sources.servers().server(major);
        MadeSchema first;
        MadeSchema second;
        if (sources.declared().entityPolicy().isPresent() && !from.equals(to)) {
            if (to instanceof SchemaSource.Declared) {
                first = made(from, liveFrom, server);
                EntityMaking.Made entities = new EntityMaking(sources).make(to, first, server);
                return new Two(first, entities.schema(), server, entities.notes());
            }
            if (from instanceof SchemaSource.Declared) {
                second = made(to, liveTo, server);
                EntityMaking.Made entities = new EntityMaking(sources).make(from, second, server);
                return new Two(entities.schema(), second, server, entities.notes());
            }
        }
        if (liveFrom.isPresent() || liveTo.isPresent()) {
            first = made(from, liveFrom, server);
            second = made(to, liveTo, server);
        } else {
            try (Together<MadeSchema> other = Together.start("db-second-schema", () -> made(to, server))) {
                first = made(from, server);
                second = other.result();
            }
        }
        return new Two(first, second, server, notes(first, second, server));
    }

    /** Makes one, on a server of its own version. */
    MadeSchema make(SchemaSource source) throws SQLException, SourceException {
        Optional<LiveSchema> live = live(source);
        int major = live.map(LiveSchema::major).orElse(sources.major());
        return made(source, live, sources.servers().server(major));
    }

    private static List<String> notes(MadeSchema from, MadeSchema to, ScratchServer server) {
        List<String> notes = new ArrayList<>();
        if (from.major() != to.major()) {
            notes.add(from.source().display() + " is PostgreSQL " + from.major() + " and "
                    + to.source().display() + " is PostgreSQL " + to.major()
                    + ": what the two versions print differently is told as a difference");
        }
        if (server.major() != from.major()) {
            notes.add("statements were tried on PostgreSQL " + server.major() + " (db.scratchUrl), but "
                    + from.source().display() + " is PostgreSQL " + from.major());
        }
        return notes;
    }

    private Optional<LiveSchema> live(SchemaSource source) throws SQLException {
        if (source instanceof SchemaSource.EnvironmentSource named) {
            try (TargetDatabase target =
                            TargetDatabase.open(sources.environments().apply(named.name()), sources.local());
                    Connection connection = target.database().connect(APPLICATION)) {
                return Optional.of(LiveSchema.read(connection, sources.migrations()));
            }
        }
        if (source instanceof SchemaSource.Url url) {
            try (Connection connection = url.database().connect(APPLICATION)) {
                return Optional.of(LiveSchema.read(connection, sources.migrations()));
            }
        }
        return Optional.empty();
    }

    private MadeSchema made(SchemaSource source, Optional<LiveSchema> live, ScratchServer server)
            throws SQLException, SourceException {
        if (live.isEmpty()) {
            return made(source, server);
        }
        if (sources.servers().areOurs(server.major())) {
            ScratchSurroundings surroundings = new ScratchSurroundings(server);
            surroundings.createRoles(live.get().roles());
            surroundings.createTablespaces(live.get().catalog());
        }
        return MadeSchema.live(source, live.get().catalog(), live.get().major());
    }

    MadeSchema made(SchemaSource source, ScratchServer server) throws SQLException, SourceException {
        if (source instanceof SchemaSource.Migrations) {
            return migrations(source, server);
        }
        if (source instanceof SchemaSource.Declared) {
            return declared(
                    source,
                    declaration(source, server.major()),
                    ScratchMigration.schemas(sources.migrations()),
                    server);
        }
        if (source instanceof SchemaSource.SqlFile file) {
            return declared(source, files(source, file.path()), List.of(), server);
        }
        if (source instanceof SchemaSource.Directory directory) {
            return declared(source, files(source, directory.path()), List.of(), server);
        }
        if (source instanceof SchemaSource.Empty) {
            return sources.servers().made("empty " + server.major(), () -> empty(source, server));
        }
        return new CommitSchema(sources).make((SchemaSource.Git) source, server);
    }

    private MadeSchema empty(SchemaSource source, ScratchServer server) throws SQLException {
        ScratchDatabase database = server.createDatabase("empty");
        ScratchSide side = MigrationsSide.read(database, MigrationsSide.prepare(database), MigrationsSide.scope());
        return new MadeSchema(
                source,
                side.reading().catalog(),
                server.major(),
                MigrationsSide.scope(),
                Optional.of(side),
                Optional.of(database),
                List.of());
    }

    private MadeSchema migrations(SchemaSource source, ScratchServer server) throws SQLException, SourceException {
        MigrationSettings settings = sources.migrations();
        if (settings.locations().isEmpty() && settings.locations().problems().isEmpty()) {
            return sources.servers().made("no migrations " + server.major(), () -> empty(source, server));
        }
        List<Finding> problems = new ArrayList<>(settings.locations().problems());
        if (problems.isEmpty()) {
            problems.addAll(ScratchMigration.checkNames(settings));
        }
        if (problems.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            throw new SourceException(source, problems);
        }
        Optional<String> content;
        try {
            content = ContentHash.of(settings, server.major());
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations cannot be read", e);
        }
        ScratchServers.Maker maker = () -> applied(source, settings, server);
        return content.isPresent() ? sources.servers().made(content.get(), maker) : maker.make();
    }

    private static MadeSchema applied(SchemaSource source, MigrationSettings settings, ScratchServer server)
            throws SQLException, SourceException {
        ScratchDatabase database = server.createDatabase("migrations");
        MigrationsSide made = MigrationsSide.apply(database, settings);
        if (made.side().isEmpty()) {
            database.close();
            throw new SourceException(source, made.findings());
        }
        return made(source, made.side().get(), made.outcome().ran(), MigrationsSide.scope(settings), database, server);
    }

    private DeclaredSchema declaration(SchemaSource source, int major) throws SourceException {
        try {
            return FoundDeclaration.find(
                            sources.declared(), sources.migrations().layout().directory(), major)
                    .map(FoundDeclaration::schema)
                    .orElseThrow(() -> new ConfigurationException(List.of(new ConfigurationProblem(
                            "db.declared",
                            "no schema is declared: there is no src/main/resources/db/schema.sql and no directory"
                                    + " src/main/resources/db/schema",
                            "mvn db:pull -Ddb.output=src/main/resources/db/schema.sql writes it from the migrations; or"
                                    + " say where it is, -Ddb.declared=…"))));
        } catch (DeclarationException e) {
            throw new SourceException(source, e.findings());
        }
    }

    private DeclaredSchema files(SchemaSource source, Path path) throws SourceException {
        try {
            return DeclaredSchema.find(sources.migrations().layout().directory(), Optional.of(List.of(path)))
                    .orElseThrow(() -> new ConfigurationException(List.of(new ConfigurationProblem(
                            source.display(),
                            "there is no .sql file in " + path,
                            "name a directory that holds some"))));
        } catch (DeclarationException e) {
            throw new SourceException(source, e.findings());
        }
    }

    private MadeSchema declared(
            SchemaSource source, DeclaredSchema files, List<Identifier> schemas, ScratchServer server)
            throws SQLException, SourceException {
        String content = ContentHash.of(files, sources.migrations(), server.major()) + schemas;
        return sources.servers().made(content, () -> {
            try {
                return loaded(source, files, schemas, server);
            } catch (SourceException e) {
                if (schemas.isEmpty()) {
                    throw e;
                }
                return declaringItsSchemas(source, files, server, e);
            }
        });
    }

    /** Flyway makes some schemas by itself; a declared schema may rely on that or declare them, so both are tried. */
    private MadeSchema declaringItsSchemas(
            SchemaSource source, DeclaredSchema files, ScratchServer server, SourceException relying)
            throws SQLException, SourceException {
        try {
            return loaded(source, files, List.of(), server);
        } catch (SourceException e) {
            relying.addSuppressed(e);
            throw relying;
        }
    }

    private MadeSchema loaded(SchemaSource source, DeclaredSchema files, List<Identifier> schemas, ScratchServer server)
            throws SQLException, SourceException {
        ScratchDatabase database = server.createDatabase("declared");
        MissingRoles roles = sources.servers().areOurs(server.major()) ? MissingRoles.CREATE : MissingRoles.REPORT;
        var scope = MigrationsSide.scope(sources.migrations());
        DeclaredSide made = DeclaredSide.load(database, files, schemas, scope, roles, sources.clock());
        if (made.side().isEmpty()) {
            database.close();
            throw new SourceException(source, made.findings());
        }
        return made(source, made.side().get(), List.of(), scope, database, server);
    }

    private static MadeSchema made(
            SchemaSource source,
            ScratchSide side,
            List<ScratchOutcome.Ran> ran,
            io.github.dblifecycle.catalog.read.ReadScope scope,
            ScratchDatabase database,
            ScratchServer server) {
        return new MadeSchema(
                source, side.reading().catalog(), server.major(), scope, Optional.of(side), Optional.of(database), ran);
    }
}
