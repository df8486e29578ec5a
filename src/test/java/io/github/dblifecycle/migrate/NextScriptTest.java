package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
                                Optional.of(version).filter(text -> !text.equals("R")),
                                "V" + version + "__a.sql",
                                Duration.ZERO))
                        .toList(),
                NOON);
    }

    private List<String> versions(int count, String... before) {
        return after(new MigrationProject(directory).settings(), before).names("a", count).stream()
                .map(NextScript.Names::version)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2",
        "9, 10",
        "001, 002",
        "099, 100",
        "1.9, 1.10",
        "2.0.3, 2.0.4",
        "2024, 2025",
        "20251231235959, 20260304121314",
        "202512312359, 202603041213",
        "2025.12.31, 2025.12.32"
    })
    void continuesTheProjectsOwnNumbering(String highest, String next) {
        assertThat(versions(1, "1", highest, "R")).containsExactly(next);
    }

    @ParameterizedTest
    @CsvSource({"20260304121314, 20260304121315", "20270101000000, 20270101000001"})
    void isNewerThanTheNewestEvenWhereThatIsFromTheFuture(String highest, String next) {
        assertThat(versions(1, highest)).containsExactly(next);
    }

    @Test
    void severalFollowEachOther() {
        assertThat(versions(2, "9")).containsExactly("10", "11");
        assertThat(versions(2)).containsExactly("20260304121314", "20260304121315");
    }

    @Test
    void beginsWithTheTime() {
        assertThat(after(new MigrationProject(directory).settings(), "R").names("Add orders.note!", 2))
                .containsExactly(
                        new NextScript.Names(
                                "20260304121314",
                                "V20260304121314__add_orders_note.sql",
                                "U20260304121314__add_orders_note.sql"),
                        new NextScript.Names(
                                "20260304121315",
                                "V20260304121315__add_orders_note_2.sql",
                                "U20260304121315__add_orders_note_2.sql"));
    }

    @Test
    void isNamedAsTheProjectNamesItsScripts() {
        MigrationSettings settings = new MigrationProject(directory)
                .with("flyway.sqlMigrationPrefix", "M")
                .with("flyway.sqlMigrationSeparator", "-")
                .with("flyway.sqlMigrationSuffixes", ".ddl")
                .file("sql/M1-a.ddl", "")
                .settings("filesystem:sql");

        NextScript next = after(settings, "1");
        assertThat(next.names("b", 1).get(0).migration()).isEqualTo("M2-b.ddl");
        assertThat(next.directory()).contains(directory.resolve("sql"));
    }
}
