package io.github.dblifecycle.workflow;

import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.PlannedStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** A file with SQL to review, in a directory for what goals write. There after a run only if that run wrote it. */
record RepairFile(Path path) {

    /** Whoever finds a file that begins otherwise has found somebody else's. */
    static final String FIRST_LINE = "-- Written by db:check-drift";

    /**
     * Writes it, whole or not at all.
     *
     * @param heading lines for whoever reviews it, without the two dashes
     * @return where it is; empty where there is nothing to write
     */
    Optional<Path> write(RepairPlan repair, List<String> heading) throws IOException {
        if (repair.plan().isEmpty()) {
            remove();
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        heading.forEach(line -> text.append("-- ").append(line).append('\n'));
        text.append("-- ")
                .append(repair.doubt()
                        .map(why -> "NOT PROVED in a scratch database: " + why.replaceAll("\\R", " "))
                        .orElse("Proved in a scratch database."))
                .append('\n');
        for (PlannedScript script : repair.plan().get().scripts()) {
            text.append('\n');
            if (!script.transactional()) {
                text.append("-- runs outside a transaction\n");
            }
            script.statements().forEach(statement -> append(statement, text));
        }
        Path directory = path.toAbsolutePath().normalize().getParent();
        if (directory == null) {
            throw new IOException(path + " is no file");
        }
        Files.createDirectories(directory);
        Path beside = Files.createTempFile(directory, "drift", ".part");
        try {
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        return Optional.of(path);
    }

    private static void append(PlannedStatement statement, StringBuilder text) {
        statement.hazards().forEach(hazard -> text.append("-- ")
                .append(hazard.kind().word())
                .append(": ")
                .append(hazard.sentence())
                .append('\n'));
        text.append(statement.sql()).append(";\n");
    }

    /** What an earlier run wrote would be taken for the state of now. */
    void remove() throws IOException {
        if (Files.isRegularFile(path)
                && Files.readString(path, StandardCharsets.UTF_8).startsWith(FIRST_LINE)) {
            Files.delete(path);
        }
    }
}
