package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.SchemaSql;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Schemas of real projects: {@code -Dreal.dir=DIR}, with a directory for each, which holds either {@code migrations}, in
 * Flyway's names, or {@code schema.sql} with older ones in {@code versions}.
 */
@EnabledIfSystemProperty(named = "real.dir", matches = ".+", disabledReason = "-Dreal.dir=DIR names no directory")
class RealSchemasTest {

    private final ScratchServer server =
            EmbeddedPostgres.server(Integer.getInteger("real.major", EmbeddedPostgres.major()));

    @TempDir
    private Path work;

    @TestFactory
    Stream<DynamicTest> everySchemaIsWrittenAndReached() throws IOException {
        try (Stream<Path> found = Files.list(Path.of(System.getProperty("real.dir", "")))) {
            List<Path> projects = found.filter(Files::isDirectory).sorted().toList();
            assertThat(projects).isNotEmpty();
            return projects.stream()
                    .filter(project ->
                            project.endsWith(System.getProperty("real.case", String.valueOf(project.getFileName()))))
                    .map(project ->
                            DynamicTest.dynamicTest(String.valueOf(project.getFileName()), () -> prove(project)));
        }
    }

    private void prove(Path project) throws Exception {
        try (CorpusDatabase whole = database();
                CorpusDatabase pulled = database();
                CorpusDatabase half = database()) {
            new RealProject(project, work).fill(whole, false);
            Catalog wanted = whole.read();
            assertThat(wanted.objects()).hasSizeGreaterThan(10);
            assertThat(MigrationPlanner.plan(wanted, wanted, settings()).isEmpty())
                    .as("nothing to do for what is there")
                    .isTrue();

            String written = SchemaSql.of(wanted, server.major());
            pulled.load(standIn(project));
            WrittenSchema.load(written, pulled.connection());
            Catalog loaded = pulled.read();
            assertThat(new Normalisation(server).changes(wanted, loaded))
                    .as("what was written and loaded differs in")
                    .isEmpty();
            if (SchemaDiff.between(wanted, loaded).isEmpty()) {
                assertThat(SchemaSql.of(loaded, server.major()).lines().toList())
                        .as("written a second time")
                        .startsWith(written.lines().toArray(String[]::new));
            }

            new RealProject(project, work).fill(half, true);
            empty(half);
            Catalog from = half.read();
            CorpusProof.Outcome outcome = new CorpusProof(server, true).run(half.connection(), from, wanted);
            assertThat(outcome.failure().map(String::valueOf))
                    .as("from half of it")
                    .isEmpty();
            assertThat(outcome.plan().orElseThrow().isEmpty())
                    .as("nothing to do although half of it is not all of it")
                    .isEqualTo(SchemaDiff.between(from, wanted).isEmpty());
            int statements = outcome.plan().orElseThrow().statements().size();
            System.out.println(project.getFileName() + ": " + wanted.objects().size() + " objects, " + statements
                    + " statements from half of it");
        }
    }

    /** What is planned is right for a schema; whether it fails on rows, its hazards say. */
    private static void empty(CorpusDatabase database) throws SQLException {
        List<String> tables = Queries.strings(
                database.connection(),
                "select format('%I.%I', schemaname, tablename) from pg_catalog.pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')");
        if (!tables.isEmpty()) {
            Queries.execute(database.connection(), "TRUNCATE " + String.join(", ", tables) + " CASCADE");
        }
    }

    private PlanSettings settings() {
        return new PlanSettings(server.major(), true);
    }

    private CorpusDatabase database() throws SQLException {
        return CorpusDatabase.create(server, CorpusFacts.of(new Properties()));
    }

    /** What a file begins with where it needs an extension that is not to be had: objects of the server's own schema. */
    static String standIn(Path project) throws IOException, UnfinishedScriptException {
        Path schema = project.resolve("schema.sql");
        if (!Files.exists(schema)) {
            return "";
        }
        return StatementSplitter.split(Files.readString(schema)).stream()
                .takeWhile(piece -> piece instanceof Statement statement
                        && statement.startsWith("create")
                        && statement.text().contains(" pg_catalog."))
                .map(piece -> ((Statement) piece).text() + ";\n")
                .collect(Collectors.joining());
    }
}
