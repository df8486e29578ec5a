package io.github.dblifecycle.mojo;

import io.github.dblifecycle.plan.PlanIdentity;
import io.github.dblifecycle.report.MigrationPlan;
import io.github.dblifecycle.report.MigrationPlanJson;
import io.github.dblifecycle.report.MigrationPlanMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** {@code plan.json} and {@code plan.md}, written whole or not at all. */
final class PlanFiles {

    private final Path json;
    private final Path markdown;

    PlanFiles(Path directory) {
        this.json = directory.resolve("plan.json");
        this.markdown = directory.resolve("plan.md");
    }

    /** The files, in the order in which a reader wants them. */
    List<Path> write(MigrationPlan plan) throws IOException {
        write(json, MigrationPlanJson.of(plan));
        write(markdown, MigrationPlanMarkdown.of(plan));
        return List.of(markdown, json);
    }

    private static void write(Path file, String text) throws IOException {
        Path directory = file.resolveSibling("");
        Files.createDirectories(directory);
        Path beside = Files.createTempFile(directory, "plan", ".part");
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A plan of an earlier run would be taken for that of this one. */
    void remove() throws IOException {
        Files.deleteIfExists(json);
        Files.deleteIfExists(markdown);
    }

    /** The plan that was written last, if it is still there and can be read. */
    Optional<PlanIdentity> written() throws IOException {
        return Files.isRegularFile(json) ? MigrationPlanJson.identity(Files.readString(json)) : Optional.empty();
    }
}
