package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayConfigurationFilesTest {

    @TempDir
    Path directory;

    private Map<String, String> read(String name, String content) throws IOException {
        return FlywayConfigurationFiles.read(Files.writeString(directory.resolve(name), content));
    }

    @Test
    void readsPropertiesWithoutEatingBackslashes() throws IOException {
        assertThat(read("flyway.conf", """
                # a comment
                flyway.table = history
                flyway.locations=filesystem:C:\\sql
                flyway.placeholders.greeting=grüß dich
                """))
                .containsExactly(
                        Map.entry("flyway.locations", "filesystem:C:\\sql"),
                        Map.entry("flyway.placeholders.greeting", "grüß dich"),
                        Map.entry("flyway.table", "history"));
    }

    @Test
    void readsAnotherEncoding() throws IOException {
        Path file = Files.writeString(
                directory.resolve("flyway.conf"), "flyway.placeholders.a=ü", StandardCharsets.ISO_8859_1);

        assertThat(FlywayConfigurationFiles.read(file, StandardCharsets.ISO_8859_1))
                .containsEntry("flyway.placeholders.a", "ü");
        assertThatThrownBy(() -> FlywayConfigurationFiles.read(file))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("flyway.conf");
    }

    @Test
    void readsToml() throws IOException {
        assertThat(read("flyway.toml", """
                [flyway]
                environment = "staging"
                locations = ["filesystem:a", "classpath:b"]
                outOfOrder = true
                [flyway.placeholders]
                owner = "me"
                [environments.staging]
                url = "jdbc:postgresql://staging/app"
                schemas = ["app", "audit"]
                [environments.production]
                url = "jdbc:postgresql://production/app"
                """))
                .containsEntry("flyway.locations", "filesystem:a,classpath:b")
                .containsEntry("flyway.outOfOrder", "true")
                .containsEntry("flyway.placeholders.owner", "me")
                .containsEntry("flyway.url", "jdbc:postgresql://staging/app")
                .containsEntry("flyway.schemas", "app,audit");
    }

    @Test
    void tomlWithoutSettingsHasNone() throws IOException {
        assertThat(read("flyway.toml", "title = \"x\"\n")).isEmpty();
    }

    @Test
    void namesTheFileThatCannotBeUnderstood() {
        assertThatThrownBy(() -> read("flyway.toml", "[flyway\nlocations = "))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("flyway.toml")
                .hasCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void namesTheFileThatIsNotThere() {
        assertThatThrownBy(() -> FlywayConfigurationFiles.read(directory.resolve("no.conf")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("no.conf")
                .hasCauseInstanceOf(IOException.class);
    }
}
