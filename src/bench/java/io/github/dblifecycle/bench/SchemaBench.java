package io.github.dblifecycle.bench;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Compares reading, comparing and planning large schemas with {@code pg_dump --schema-only} of the same databases, turn by
 * turn in one run. The server has the major version of the {@code pg_dump} that is installed.
 */
public final class SchemaBench {

    private static final int CHANGES = 20;
    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);

    private SchemaBench() {}

    /**
     * Runs all comparisons.
     *
     * @param arguments major version of pg_dump, number of runs
     */
    public static void main(String[] arguments) throws Exception {
        int major = Integer.parseInt(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        ScratchServer server = EmbeddedPostgres.server(major);
        for (int tables : SIZES) {
            try (ScratchDatabase database = server.createDatabase("bench")) {
                make(database, tables);
                Comparison comparison = new Comparison(out, tables >= 10_000 ? Math.min(runs, 2) : runs);
                double seconds = comparison.run(
                        "read the catalog of " + tables + " tables / pg_dump --schema-only",
                        () -> read(database),
                        () -> dump(database));
                out.printf("  per 1,000 tables %.3f s%n", seconds / tables * 1_000);
            }
        }
        try (ScratchDatabase first = server.createDatabase("bench");
                ScratchDatabase second = server.createDatabase("bench")) {
            make(first, 1_000);
            make(second, 1_000);
            change(second);
            new Comparison(out, runs)
                    .run(
                            "read, compare and plan two databases of 1,000 tables, " + CHANGES
                                    + " changes / pg_dump --schema-only of both",
                            () -> plan(first, second, major),
                            () -> {
                                dump(first);
                                dump(second);
                            });
        }
    }

    private static void make(ScratchDatabase database, int tables) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < tables; i++) {
                statement.addBatch("CREATE TABLE t" + i + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                        + " name text NOT NULL, state varchar(20) DEFAULT 'new', amount numeric(12,2)"
                        + " CHECK (amount >= 0), changed_at timestamptz DEFAULT now())");
                statement.addBatch("CREATE INDEX t" + i + "_name ON t" + i + " (name)");
                statement.addBatch("CREATE INDEX t" + i + "_changed ON t" + i + " (changed_at) WHERE state = 'new'");
                if (i % 100 == 99) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
            statement.execute("ANALYZE");
        }
    }

    private static void change(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < CHANGES; i++) {
                String table = "t" + i * 7;
                statement.execute(
                        switch (i % 4) {
                            case 0 -> "ALTER TABLE " + table + " ADD COLUMN note text";
                            case 1 -> "ALTER TABLE " + table + " ALTER COLUMN state TYPE text";
                            case 2 -> "CREATE INDEX " + table + "_amount ON " + table + " (amount)";
                            default -> "ALTER TABLE " + table + " ALTER COLUMN state SET NOT NULL";
                        });
            }
        }
    }

    private static Catalog read(ScratchDatabase database) {
        try (Connection connection = database.connect()) {
            return new CatalogReader().read(connection, ReadScope.everything()).catalog();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both databases are read at the same time, as {@code db:diff} does. */
    private static void plan(ScratchDatabase first, ScratchDatabase second, int major) throws Exception {
        CompletableFuture<Catalog> other = CompletableFuture.supplyAsync(() -> read(second));
        Catalog from = read(first);
        Catalog to = other.get();
        int changes = SchemaDiff.between(from, to).size();
        Plan plan = MigrationPlanner.plan(from, to, new PlanSettings(major, true));
        if (changes < CHANGES || plan.isEmpty()) {
            throw new IllegalStateException("only " + changes + " changes of " + CHANGES);
        }
    }

    private static Duration dump(ScratchDatabase scratch) throws Exception {
        Database database = scratch.database();
        HostAndPort host = database.url().hosts().get(0);
        Map<String, String> environment = Map.of(
                "PGHOST", host.host(),
                "PGPORT", String.valueOf(host.port()),
                "PGDATABASE", database.url().database(),
                "PGUSER", database.user().orElseThrow(),
                "PGPASSWORD", database.password().orElseThrow().reveal());
        return new Command(
                        "pg_dump",
                        Path.of("").toAbsolutePath(),
                        environment,
                        new ArrayList<>(List.of("pg_dump", "--schema-only", "--file=/dev/null")))
                .run();
    }
}
