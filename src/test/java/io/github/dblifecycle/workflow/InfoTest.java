package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.EnvironmentResolver;
import io.github.dblifecycle.environment.EnvironmentSources;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationLocations;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ProjectLayout;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.LocalServer;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoTest {

    @TempDir
    private Path project;

    @Test
    void tellsWhatIsThereAndWritesTheSchemaWithoutTheHistory() throws Exception {
        migration("V1__orders.sql", "create table orders (id integer primary key); create extension citext;");
        Path file = project.resolve("new/schema.sql");
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            new Migrate(Optional.empty(), RunLimits.USUAL, new Silence()).run(request(database));
            migration("V2__later.sql", "select 1;");

            Info.Outcome outcome = new Info().run(new InfoRequest(request(database), Optional.of(file), false));

            assertThat(outcome.status().version()).contains("1");
            assertThat(outcome.status().pending()).hasSize(1);
            assertThat(outcome.facts().bytes()).isPositive();
            assertThat(outcome.facts().extensions()).extracting("name").contains("citext");
            assertThat(outcome.facts().tables()).extracting("name").contains("public.orders");
            assertThat(outcome.written()).contains(file);
            assertThat(file).content().contains("CREATE TABLE public.orders (").doesNotContain("flyway_schema_history");
        }
    }

    @Test
    void looksAtTheFileBeforeItConnects() throws Exception {
        Path file = Files.writeString(project.resolve("schema.sql"), "create table mine ();");
        EnvironmentRequest request;
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            request = request(database);
        }

        assertThatThrownBy(() -> new Info().run(new InfoRequest(request, Optional.of(file), false)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("-Ddb.force=true");
        assertThat(file).hasContent("create table mine ();");
    }

    private void migration(String name, String text) throws Exception {
        Path directory = Files.createDirectories(project.resolve("db/migration"));
        Files.writeString(directory.resolve(name), text);
    }

    private EnvironmentRequest request(ScratchDatabase scratch) {
        Database database = scratch.database();
        Map<String, String> properties = new HashMap<>(Map.of("db.url", database.jdbcUrl()));
        database.user().ifPresent(user -> properties.put("db.user", user));
        database.password().ifPresent(password -> properties.put("db.password", password.reveal()));
        Environment environment =
                new EnvironmentResolver().resolve(EnvironmentSources.none().withUserProperties(properties));
        ProjectLayout layout = new ProjectLayout(project, List.of(), List.of(), project.resolve("classes"), List.of());
        return new EnvironmentRequest(
                environment,
                LocalServer.of(
                        project.resolve("local"),
                        PostgresRelease.ofMajor(PostgresRelease.DEFAULT_MAJOR),
                        EmbeddedPostgres.cache()),
                new MigrationSettings(
                        layout,
                        MigrationLocations.find(List.of("filesystem:" + project.resolve("db/migration")), layout),
                        Map.of(),
                        InfoTest.class.getClassLoader()));
    }

    private static final class Silence implements MigrationListener {

        @Override
        public void started(Migration migration) {}

        @Override
        public void finished(Migration migration, Duration duration) {}
    }
}
