package io.github.dblifecycle.mojo;

import io.github.dblifecycle.provider.SnapshotRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code snapshot.json}, written whole or not at all. */
final class SnapshotFiles {

    private final Path json;

    SnapshotFiles(Path directory) {
        this.json = directory.resolve(SnapshotRecord.FILE);
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
}
