package io.github.dblifecycle.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/RUNBOOK.md tells to type was typed: its SQL here, its goals by the project src/it/runbook. */
final class RunbookTest {

    private static final Path RUNBOOK = Path.of("docs/RUNBOOK.md");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ScratchDatabase database = EmbeddedPostgres.createDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theInvokerProjectRunsTheGoalsOfTheRunbookAndNoOthersOfProduction() throws IOException {
        Properties invoker = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/it/runbook/invoker.properties"))) {
            invoker.load(reader);
        }
        TreeSet<String> run = new TreeSet<>();
        invoker.stringPropertyNames().stream()
                .filter(name -> name.startsWith("invoker.goals."))
                .map(invoker::getProperty)
                .filter(goals -> goals.contains("-Ddb.env=production"))
                .forEach(run::add);

        TreeSet<String> told = new TreeSet<>();
        blocks("sh").stream().flatMap(String::lines).forEach(line -> told.add(line.replaceFirst("^mvn ", "")));

        assertThat(told).isEqualTo(run).hasSizeGreaterThan(10).allSatisfy(goal -> assertThat(goal)
                .startsWith("db:"));
    }

    @Test
    void whoWaitsForWhomIsFoundAndWhoForgotATransactionIsEnded() throws Exception {
        Queries.execute(database, "CREATE TABLE customers (id bigint)");
        try (Connection report = database.connect();
                Connection migration = database.connect();
                Connection onCall = database.connect()) {
            report.setAutoCommit(false);
            Queries.execute(report, "SET application_name = 'monthly report'");
            report.commit();
            Queries.execute(report, "SELECT count(*) FROM customers");
            CompletableFuture<Void> change = CompletableFuture.runAsync(() -> alter(migration));
            String waits = block("pg_blocking_pids");
            Instant end = Instant.now().plus(LONG);
            while (rows(onCall, waits).isEmpty() && Instant.now().isBefore(end)) {
                Thread.onSpinWait();
            }

            assertThat(rows(onCall, waits))
                    .singleElement()
                    .asString()
                    .contains("ALTER TABLE customers", "monthly report", "idle in transaction", "SELECT count(*)");
            assertThat(rows(onCall, block("FROM pg_locks").replace("'1 minute'", "'0 minutes'")))
                    .anySatisfy(row -> assertThat(row).contains("monthly report", "customers", "AccessShareLock"));

            assertThat(rows(onCall, block("pg_terminate_backend")))
                    .singleElement()
                    .asString()
                    .endsWith("| t");
            change.get(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThatThrownBy(() -> rows(report, "SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    private static void alter(Connection migration) {
        try {
            Queries.execute(migration, "ALTER TABLE customers ADD COLUMN note text");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatAScriptLeftHalfWayIsFound() throws Exception {
        Queries.execute(database, """
                CREATE TABLE flyway_schema_history (
                    installed_rank int, version text, description text, installed_on timestamp, success boolean);
                INSERT INTO flyway_schema_history VALUES
                    (1, '1', 'customers', '2026-03-04', true), (2, '2', 'indexes [running 2 of 3]', '2026-03-04', false);
                CREATE TABLE customers (name text);
                INSERT INTO customers VALUES ('Ada'), ('Ada');
                """);
        assertThatThrownBy(() -> Queries.execute(
                        database, "CREATE UNIQUE INDEX CONCURRENTLY customers_name_key ON customers (name)"))
                .isInstanceOf(SQLException.class);

        assertThat(rows(block("FROM flyway_schema_history")))
                .singleElement()
                .asString()
                .contains("indexes [running 2 of 3]");
        assertThat(rows(block("NOT indisvalid"))).containsExactly("customers_name_key | customers");
    }

    @Test
    void theOtherQueriesAreAnswered() throws Exception {
        Queries.execute(database, "CREATE TABLE customers (name text)");

        assertThat(rows(block("pg_stat_progress_create_index"))).isEmpty();
        assertThat(rows(block("pg_database_size(current_database())")))
                .singleElement()
                .asString()
                .matches("\\d+ kB");
        assertThat(rows(block("pg_total_relation_size"))).containsExactly("customers | 8192 bytes");
        assertThat(rows(block("FROM pg_database WHERE NOT datistemplate")))
                .anyMatch(row -> row.startsWith("postgres | "));
        assertThat(rows(block("rolsuper"))).isNotEmpty();
        assertThat(blocks("sql")).hasSize(10);
    }

    /** The one block of SQL that has this in it. */
    private static String block(String part) throws IOException {
        List<String> found =
                blocks("sql").stream().filter(sql -> sql.contains(part)).toList();
        assertThat(found).as(part).hasSize(1);
        return found.get(0);
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(RUNBOOK))
                .results()
                .map(match -> match.group(1).strip())
                .toList();
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return rows(connection, query);
        }
    }

    /** Each row as its values with | between them. */
    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join(" | ", values));
            }
        }
        return rows;
    }
}
