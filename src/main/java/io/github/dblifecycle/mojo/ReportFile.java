package io.github.dblifecycle.mojo;

import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code target/db/report.json}, written whole or not at all. */
final class ReportFile {

    private static final String NAME = "report.json";

    private ReportFile() {}

    static Path write(Path directory, Report report) throws IOException {
        Files.createDirectories(directory);
        Path beside = Files.createTempFile(directory, NAME, ".part");
        try {
            Files.writeString(beside, ReportJson.of(report));
            return Files.move(beside, directory.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
