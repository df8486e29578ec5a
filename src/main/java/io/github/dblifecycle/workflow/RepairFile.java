package io.github.dblifecycle.workflow;

import io.github.dblifecycle.plan.MigrationText;
import io.github.dblifecycle.plan.PlannedScript;
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
     * @param bracketed whether it is run by hand, so that it opens its transactions itself and waits for no lock for ever
     * @return where it is; empty where there is nothing to write
     */
    Optional<Path> write(RepairPlan repair, List<String> heading, boolean bracketed) throws IOException {
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
        List<PlannedScript> scripts = repair.plan().get().scripts();
        for (PlannedScript script : scripts) {
            String words = scripts.size() == 1 || bracketed
                    ? ""
                    : "from here on a migration of its own"
                            + (script.transactional() ? "" : ", with executeInTransaction=false in its .conf file");
            boolean block = bracketed && script.transactional();
            text.append(block ? "\nBEGIN;\n" : "\n")
                    .append(MigrationText.of(script, words, bracketed))
                    .append(block ? "\nCOMMIT;\n" : "");
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

    /** What an earlier run wrote would be taken for the state of now. */
    void remove() throws IOException {
        if (Files.isRegularFile(path)
                && Files.readString(path, StandardCharsets.UTF_8).startsWith(FIRST_LINE)) {
            Files.delete(path);
        }
    }
}
