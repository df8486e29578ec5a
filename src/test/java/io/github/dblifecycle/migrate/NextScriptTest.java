package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextScriptTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-04T12:13:14Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private static NextScript after(MigrationSettings settings, String... versions) {
        return new NextScript(
                settings,
                Stream.of(versions)
                        .map(version -> new ScratchOutcome.Ran(
                                Optional.of(version).filter(text -> !text.equals("R")), "script", Duration.ZERO))
                        .toList(),
                NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2",
        "9, 10",
        "1.9, 1.10",
        "2.0.3, 2.0.4",
        "2024, 2025",
        "20251231235959, 20260304121314",
        "202512312359, 202603041213",
        "2025.12.31, 2025.12.32"
    })
    void continuesTheProjectsOwnNumbering(String highest, String next) {
        assertThat(after(new MigrationProject(directory).settings(), "1", highest, "R")
                        .version())
                .isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"20260304121314, 20260304121315", "20270101000000, 20270101000001"})
    void isNewerThanTheNewestEvenWhereThatIsFromTheFuture(String highest, String next) {
        assertThat(after(new MigrationProject(directory).settings(), highest).version())
                .isEqualTo(next);
    }

    @Test
    void beginsWithOne() {
        NextScript next = after(new MigrationProject(directory).settings(), "R");

        assertThat(next.path("Add orders.note!")).isEqualTo("src/main/resources/db/migration/V1__add_orders_note_.sql");
    }

    @Test
    void isNamedAsTheProjectNamesItsScripts() {
        MigrationSettings settings = new MigrationProject(directory)
                .with("flyway.sqlMigrationPrefix", "M")
                .with("flyway.sqlMigrationSeparator", "-")
                .with("flyway.sqlMigrationSuffixes", ".ddl")
                .file("sql/M1-a.ddl", "")
                .settings("filesystem:sql");

        assertThat(after(settings, "1").path("b")).isEqualTo("sql/M2-b.ddl");
    }
}
