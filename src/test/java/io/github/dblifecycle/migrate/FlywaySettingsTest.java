package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlywaySettingsTest {

    @Test
    void theLaterSourceWinsAndSaysWhereItIsFrom() {
        FlywaySettings settings = new FlywaySettings.Builder()
                .add("flyway.conf", Map.of("flyway.table", "a", "flyway.schemas", "app"))
                .addKnown("pom", Map.of("flyway.table", "b"))
                .addEnvironment(Map.of("FLYWAY_TABLE", " c "))
                .build();

        assertThat(settings.forFlyway())
                .containsExactly(Map.entry("flyway.schemas", "app"), Map.entry("flyway.table", "c"));
        assertThat(settings.get("flyway.table").orElseThrow().origin()).isEqualTo("environment variable FLYWAY_TABLE");
        assertThat(settings.get("flyway.schemas").orElseThrow().origin()).isEqualTo("flyway.conf");
    }

    @Test
    void propertiesThatFlywayDoesNotKnowAreTheProjectsOwn() {
        FlywaySettings settings = new FlywaySettings.Builder()
                .addKnown(
                        "pom",
                        Map.of(
                                "flyway.version", "13.12.0",
                                "flyway.outOfOrder", "true",
                                "flyway.placeholders.owner", "me",
                                "flywayish", "x"))
                .build();

        assertThat(settings.all()).containsOnlyKeys("flyway.outOfOrder", "flyway.placeholders.owner");
    }

    @Test
    void connectionAndLocationsHaveRoomsOfTheirOwn() {
        FlywaySettings settings = new FlywaySettings.Builder()
                .addKnown(
                        "pom",
                        Map.of(
                                "flyway.url", "jdbc:postgresql://h/d",
                                "flyway.user", "u",
                                "flyway.password", "p",
                                "flyway.locations", "filesystem:a , classpath:b",
                                "flyway.table", "t"))
                .build();

        assertThat(settings.forFlyway()).containsOnlyKeys("flyway.table");
        assertThat(settings.locations()).containsExactly("filesystem:a", "classpath:b");
        assertThat(settings.get("flyway.url").orElseThrow().value()).isEqualTo("jdbc:postgresql://h/d");
    }

    @Test
    void environmentVariablesAreSpelledAsFlywaySpellsThem() {
        FlywaySettings settings = new FlywaySettings.Builder()
                .addEnvironment(Map.of(
                        "FLYWAY_PLACEHOLDERS_OWNER", "me",
                        "FLYWAY_OUT_OF_ORDER", "true",
                        "FLYWAY_LOCATIONS", "filesystem:x",
                        "PATH", "/bin"))
                .build();

        assertThat(settings.forFlyway())
                .containsExactly(Map.entry("flyway.outOfOrder", "true"), Map.entry("flyway.placeholders.owner", "me"));
        assertThat(settings.locations()).containsExactly("filesystem:x");
    }

    @Test
    void withNoLocationsThereAreNone() {
        assertThat(new FlywaySettings.Builder().build().locations()).isEmpty();
    }

    @Test
    void credentialsDoNotGetAmongTheSettingsOfMigrations() {
        MigrationProject project = new MigrationProject(java.nio.file.Path.of("nowhere"));

        assertThatThrownBy(() -> project.with("flyway.password", "s3cret").settings())
                .hasMessageContaining("flyway.password")
                .hasMessageNotContaining("s3cret");
    }
}
