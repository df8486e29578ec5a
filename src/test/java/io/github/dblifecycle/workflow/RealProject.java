package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.migrate.MigrationLocations;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ProjectLayout;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.scratch.Queries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The schema of a real project: a directory that holds either {@code migrations}, in Flyway's names, or {@code schema.sql} with
 * older ones in {@code versions}.
 *
 * @param work where migrations are copied to
 */
record RealProject(Path project, Path work) {

    private static final Pattern VERSION = Pattern.compile("[VB]([0-9._]+?)__.*");

    private static final String MIGRATIONS = "migrations";

    /** With its first half, the older of its versions or all but the later migrations, or with all of it. */
    void fill(CorpusDatabase database, boolean half) throws Exception {
        if (Files.isDirectory(project.resolve(MIGRATIONS))) {
            migrate(database, half);
        } else {
            database.load(Files.readString(half ? oldest() : project.resolve("schema.sql")));
        }
    }

    private Path oldest() throws IOException {
        try (Stream<Path> versions = Files.list(project.resolve("versions"))) {
            return versions.min(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private void migrate(CorpusDatabase database, boolean half) throws Exception {
        List<Path> migrations = migrations();
        Path copy = Files.createDirectories(work.resolve(project.getFileName() + (half ? "-half" : "-whole")));
        for (Path migration : migrations.subList(0, half ? migrations.size() / 2 : migrations.size())) {
            Files.copy(migration, copy.resolve(migration.getFileName()));
        }
        ProjectLayout layout = new ProjectLayout(copy, List.of(), List.of(), copy.resolve("classes"), List.of());
        MigrationSettings settings = new MigrationSettings(
                layout,
                MigrationLocations.find(List.of("filesystem:" + copy), layout),
                Map.of("flyway.placeholderReplacement", "false"),
                RealProject.class.getClassLoader());
        ScratchOutcome outcome = new ScratchMigration(settings, Optional.empty())
                .apply(database.database().database());
        assertThat(outcome).isInstanceOf(ScratchOutcome.Complete.class);
        Queries.execute(
                database.connection(),
                "DROP TABLE " + ScratchMigration.historyTable(settings).quoted());
    }

    /** In the order in which Flyway applies them: by version, then those without one. */
    private List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve(MIGRATIONS))) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(RealProject::version, RealProject::compare)
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static List<Long> version(Path migration) {
        Matcher matcher = VERSION.matcher(String.valueOf(migration.getFileName()));
        return matcher.matches()
                ? Arrays.stream(matcher.group(1).split("[._]", -1))
                        .map(Long::valueOf)
                        .toList()
                : List.of(Long.MAX_VALUE);
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int compared = Long.compare(i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
