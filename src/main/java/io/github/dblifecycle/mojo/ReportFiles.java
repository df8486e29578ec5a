package io.github.dblifecycle.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of {@code target/db}, each written whole or not at all. */
record ReportFiles(Path directory) {

    /** What an earlier run wrote would be taken for what this one did. */
    void remove(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    Path write(String name, String text) throws IOException {
        Files.createDirectories(directory);
        Path beside = Files.createTempFile(directory, name, ".part");
        try {
            Files.writeString(beside, text);
            return Files.move(beside, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
