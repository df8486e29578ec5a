package io.github.dblifecycle.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.provider.ServerInstant;
import io.github.dblifecycle.provider.SnapshotRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFilesTest {

    private static final SnapshotRecord SNAPSHOT = SnapshotRecord.own(
            "template",
            "staging",
            "db.example.com:5432/shop",
            "sh`op_snapshot_1",
            new ServerInstant("0/1A", Instant.parse("2026-03-04T12:13:14Z")),
            Optional.of("7"));

    @TempDir
    private Path directory;

    @Test
    void theRecordIsReadAgainAsItWasWritten() throws IOException {
        SnapshotFiles files = new SnapshotFiles(directory.resolve("db"));
        files.remove();
        Path written = files.write(SNAPSHOT);
        assertThat(SnapshotRecord.of(Files.readString(written))).contains(SNAPSHOT);
        files.remove();
        assertThat(directory.resolve("db")).isEmptyDirectory();
    }

    @Test
    void aRecordOfANewerVersionIsNotRead() {
        assertThat(SnapshotRecord.of(SNAPSHOT.json().replace("\"format\": 1", "\"format\": 2")))
                .isEmpty();
        assertThat(SnapshotRecord.of("[]")).isEmpty();
        assertThat(SnapshotRecord.of("{\"format\": 1}")).isEmpty();
    }
}
