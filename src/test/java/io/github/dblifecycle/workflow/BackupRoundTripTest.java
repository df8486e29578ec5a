package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup goes through psql into an empty database, and pg_dump is asked whether that is the same. */
class BackupRoundTripTest {

    private static final int MAJOR = 15;

    @TempDir
    private Path directory;

    @BeforeAll
    static void psqlIsThere() {
        assumeTrue(PsqlCopy.isThere(), "needs psql and pg_dump");
    }

    @Test
    void everyTypeAndKindOfTableComesBackThroughPsql() throws Exception {
        try (ScratchDatabase original = filled("everything.sql")) {
            Path file = new BackupProject(directory).made(original).file();
            assertSameAfter(original, file);
        }
    }

    @Test
    void oneTransactionIsEnoughToRestore() throws Exception {
        try (ScratchDatabase original = filled("everything.sql")) {
            Path file = new BackupProject(directory).made(original).file();
            assertSameAfter(original, file, "-1");
        }
    }

    @Test
    void aBackupIsRestoredBeforeItIsCalledOne() throws Exception {
        try (ScratchDatabase original = filled("everything.sql")) {
            BackupOutcome.Done made =
                    new BackupProject(directory).verifying(Verification.RESTORE).made(original);
            assertThat(made.facts().verified()).isEqualTo("restore");
        }
    }

    private static void assertSameAfter(ScratchDatabase original, Path file, String... options) throws Exception {
        try (ScratchDatabase copy = EmbeddedPostgres.createDatabase(MAJOR)) {
            PsqlCopy.restore(file, copy, options);
            assertThat(PsqlCopy.differences(copy, original)).isEmpty();
        }
    }

    static ScratchDatabase filled(String script) throws Exception {
        ScratchDatabase database = EmbeddedPostgres.createDatabase(MAJOR);
        Queries.execute(database, script(script));
        return database;
    }

    static String script(String name) throws IOException {
        try (InputStream in = BackupRoundTripTest.class.getResourceAsStream("backup/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
