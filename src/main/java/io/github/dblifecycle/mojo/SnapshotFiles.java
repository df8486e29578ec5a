package io.github.dblifecycle.mojo;

import io.github.dblifecycle.provider.SnapshotRecord;
import io.github.dblifecycle.report.SnapshotMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** {@code snapshot.json}, written whole or not at all, and the summary of a build on GitHub. */
final class SnapshotFiles {

    private final Path json;
    private final Optional<Path> summary;

    /** @param summary what the variable GITHUB_STEP_SUMMARY names */
    SnapshotFiles(Path directory, Optional<String> summary) {
        this.json = directory.resolve(SnapshotRecord.FILE);
        this.summary = summary.filter(text -> !text.isBlank()).map(Path::of);
    }

    /** A snapshot of an earlier run would be taken for that of this one. */
    void remove() throws IOException {
        Files.deleteIfExists(json);
    }

    Path write(SnapshotRecord snapshot) throws IOException {
        Path directory = json.resolveSibling("");
        Files.createDirectories(directory);
        Path beside = Files.createTempFile(directory, "snapshot", ".part");
        try {
            Files.writeString(beside, snapshot.json());
            return Files.move(beside, json, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Other steps of the job have written there too. */
    void summarise(SnapshotRecord snapshot) throws IOException {
        if (summary.isPresent()) {
            Files.writeString(
                    summary.get(),
                    SnapshotMarkdown.of(snapshot.environment(), snapshot.told()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
