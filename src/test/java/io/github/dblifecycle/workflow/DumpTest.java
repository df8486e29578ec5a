package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.plan.SchemaSql;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What PostgreSQL's own pg_dump makes of a database, beside what is made of it here. */
class DumpTest {

    private static final Path SCHEMAS = Path.of("src/test/resources/io/github/dblifecycle/plan/schemas");
    private static final int MAJOR = 15;

    /** Files of which the two dumps differ on purpose, and something of the difference. */
    private static final Map<String, String> DIFFERENT = Map.of(
            // Sorted here, because their order means nothing.
            "event_triggers.sql", "'DROP VIEW', 'CREATE TABLE'",
            // Secrets are never written.
            "foreign_data.sql", "password 'secret'",
            // A child has from its parent what it also says itself.
            "inheritance.sql", "CONSTRAINT x_there",
            // Named as not compared.
            "not_modelled.sql", "CREATE TYPE public.solid;");

    /** What pg_dump writes does not load, because a function finds another by the search_path of a person. */
    private static final String NOT_LOADABLE = "index_that_calls_by_search_path.sql";

    private static ScratchServer server;
    private static CorpusDump dump;

    @BeforeAll
    static void pgDumpIsThere() {
        server = EmbeddedPostgres.server(MAJOR);
        Optional<CorpusDump> found = CorpusDump.of(server);
        assumeTrue(found.isPresent(), "needs pg_dump " + MAJOR);
        dump = found.orElseThrow();
    }

    static Stream<String> schemas() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files
                    .sorted()
                    .filter(DumpTest::isForMajor)
                    .map(file -> file.getFileName().toString())
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void whatIsWrittenMakesADatabaseWithTheSameDump(String file) throws Exception {
        String sql = Files.readString(SCHEMAS.resolve(file));
        try (ScratchDatabase original = loaded(sql);
                ScratchDatabase copy = loaded(SchemaSql.of(read(original), MAJOR))) {
            Catalog catalog = read(copy);
            String difference = dump.difference(
                            dump.schema(copy), dump.schema(original), catalog, catalog, read(original))
                    .map(CorpusFailure::toString)
                    .orElse("");
            if (DIFFERENT.containsKey(file)) {
                assertThat(difference).contains(DIFFERENT.get(file));
            } else {
                assertThat(difference).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void aDumpIsADeclaredSchemaThatEqualsItsDatabase(String file, @TempDir Path directory) throws Exception {
        assumeTrue(!file.equals(NOT_LOADABLE), "pg_dump's own file does not load");
        GoalProject project = new GoalProject(directory).on(MAJOR);
        try (ScratchDatabase original = loaded(Files.readString(SCHEMAS.resolve(file)))) {
            Files.writeString(directory.resolve("dump.sql"), dump.text(original));
            Diff.Outcome outcome = new Diff()
                    .run(new Diff.Request(
                            project.sources(),
                            new SchemaSource.Url(original.database()),
                            project.source("db.to", "dump.sql"),
                            true,
                            ComparedAspects.NONE,
                            Optional.empty(),
                            false));
            assertThat(outcome.planning().changes()).isEmpty();
        }
    }

    private static boolean isForMajor(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(3)
                    .noneMatch(line -> bound(line, "-- from ", 0) > MAJOR || bound(line, "-- until ", 99) < MAJOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bound(String line, String prefix, int otherwise) {
        return line.startsWith(prefix)
                ? Integer.parseInt(line.substring(prefix.length()).strip())
                : otherwise;
    }

    private static ScratchDatabase loaded(String sql) throws Exception {
        ScratchDatabase database = server.createDatabase("dumped");
        try (Connection connection = database.connect()) {
            WrittenSchema.load(sql, connection);
        }
        return database;
    }

    private static Catalog read(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return new CatalogReader().read(connection, ReadScope.everything()).catalog();
        }
    }
}
