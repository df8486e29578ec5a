package io.github.dblifecycle.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code schemas} is created, read, written, loaded and read again, on the oldest and newest server. */
class SchemaSqlTest {

    private static final Path SCHEMAS = Path.of("src/test/resources/io/github/dblifecycle/plan/schemas");

    private static final int FEWEST_SCHEMAS = 35;

    private static final List<Integer> MAJORS = List.of(14, 18);

    static Stream<Arguments> schemas() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.sorted().toList().stream().flatMap(file -> MAJORS.stream()
                    .filter(major -> major >= bound(file, "-- from ", 0) && major <= bound(file, "-- until ", 99))
                    .map(major -> Arguments.of(file.getFileName().toString(), major)));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("schemas")
    void writesWhatMakesAnEqualSchema(String file, int major) throws Exception {
        Catalog original = catalogOf(Files.readString(SCHEMAS.resolve(file)), major);
        String written = SchemaSql.of(original, major);

        Catalog loaded = catalogOf(written, major);

        assertThat(SchemaDiff.between(original, loaded)).as(written).isEmpty();
        assertThat(SchemaDiff.between(loaded, original)).isEmpty();
        assertThat(withoutRemarks(SchemaSql.of(loaded, major))).isEqualTo(withoutRemarks(written));
    }

    @Test
    void isTriedOnAllSchemas() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(files.count()).isGreaterThanOrEqualTo(FEWEST_SCHEMAS);
        }
    }

    @Test
    void loadsWithPsqlThatStopsAtTheFirstError(@TempDir Path directory) throws Exception {
        assumeTrue(psqlIsThere(), "needs psql");
        Path file = directory.resolve("schema.sql");
        Catalog original = catalogOf(Files.readString(SCHEMAS.resolve("views.sql")), 18);
        Files.writeString(file, SchemaSql.of(original, 18));

        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            assertThat(psql(database, file)).isEmpty();
            assertThat(SchemaDiff.between(original, read(database))).isEmpty();
        }
    }

    @Test
    void leavesNoSettingBehind() throws Exception {
        String written = SchemaSql.of(catalogOf("create table t (a integer)", 18), 18);

        try (ScratchDatabase database = EmbeddedPostgres.createDatabase();
                Connection connection = database.connect()) {
            List<String> before = settings(connection);
            load(written, connection);
            assertThat(settings(connection)).isEqualTo(before);
        }
    }

    @Test
    void namesWhatItDoesNotHoldOnOneLineEach() throws Exception {
        String written = SchemaSql.of(catalogOf(Files.readString(SCHEMAS.resolve("not_modelled.sql")), 18), 18);

        assertThat(written).endsWith("""

                -- not in this file:
                --   shell type public."two lines"
                --   shell type public.solid
                """);
    }

    @Test
    void saysWhatWroteItAndForWhichServer() throws Exception {
        assertThat(SchemaSql.of(catalogOf("", 18), 18)).isEqualTo("""
                -- Schema written by db-maven-plugin from PostgreSQL 18

                SET client_encoding = 'UTF8';
                SET check_function_bodies = off;
                SET search_path = pg_catalog, public;

                RESET search_path;
                RESET check_function_bodies;
                """);
    }

    @Test
    void readsLikeWhatAPersonWrites() throws Exception {
        Catalog catalog = catalogOf("""
                create table customer (id bigint generated always as identity primary key, "user" text not null);
                create table orders (
                    id bigint primary key, customer bigint references customer on delete cascade, note text default 'n');
                create index orders_customer on orders (customer);
                comment on table orders is 'what was bought';
                """, 18);

        assertThat(SchemaSql.of(catalog, 18)).contains("""

                -- Tables

                CREATE TABLE public.customer (
                    id bigint GENERATED ALWAYS AS IDENTITY,
                    "user" text NOT NULL,
                    CONSTRAINT customer_pkey PRIMARY KEY (id)
                );

                CREATE TABLE public.orders (
                    id bigint NOT NULL,
                    customer bigint,
                    note text DEFAULT 'n'::text,
                    CONSTRAINT orders_pkey PRIMARY KEY (id)
                );
                COMMENT ON TABLE public.orders IS 'what was bought';

                -- Indexes

                CREATE INDEX orders_customer ON public.orders USING btree (customer);

                -- Foreign keys

                ALTER TABLE public.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES public.customer(id) ON DELETE CASCADE;
                """);
    }

    /** A schema says in its first line which servers understand it. */
    private static int bound(Path file, String word, int otherwise) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(1)
                    .filter(line -> line.startsWith(word))
                    .map(line -> Integer.parseInt(line.substring(word.length())))
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Catalog catalogOf(String script, int major) throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase(major)) {
            try (Connection connection = database.connect()) {
                load(script, connection);
            }
            return read(database);
        }
    }

    private static Catalog read(ScratchDatabase database) throws Exception {
        try (Connection connection = database.connect()) {
            return new CatalogReader().read(connection, ReadScope.everything()).catalog();
        }
    }

    private static void load(String script, Connection connection) throws Exception {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (ScriptPiece piece : StatementSplitter.split(script)) {
                statement.execute(((Statement) piece).text());
            }
        }
    }

    private static List<String> settings(Connection connection) throws Exception {
        try (java.sql.Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery(
                        "select string_agg(name || '=' || setting, ',' order by name) from pg_settings")) {
            row.next();
            return List.of(row.getString(1).split(","));
        }
    }

    /** What a catalog does not model is gone after loading, and so is what is said about it. */
    private static String withoutRemarks(String written) {
        int remarks = written.indexOf("\n-- not in this file:");
        return remarks < 0 ? written : written.substring(0, remarks);
    }

    private static boolean psqlIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("psql", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String psql(ScratchDatabase database, Path file) throws Exception {
        var url = database.database().url();
        var host = url.hosts().get(0);
        ProcessBuilder psql = new ProcessBuilder(
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                host.host(),
                "-p",
                String.valueOf(host.port()),
                "-U",
                database.database().user().orElseThrow(),
                "-d",
                url.database(),
                "-f",
                file.toString());
        database.database().password().ifPresent(secret -> psql.environment().put("PGPASSWORD", secret.reveal()));
        Process process = psql.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
