package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.workflow.RestoreSettings.Verification;
import java.nio.file.Path;

/** A database goes into a backup and comes back by both ways, {@code gunzip | psql} and db:restore; pg_dump is the judge. */
final class RoundTrip {

    private RoundTrip() {}

    /** @return what was made */
    static BackupOutcome.Done prove(
            BackupProject project, Path directory, ScratchServer server, ScratchDatabase original) throws Exception {
        BackupOutcome.Done made = project.made(original);
        try (ScratchDatabase copy = server.createDatabase("psql")) {
            PsqlCopy.restore(made.file(), copy);
            assertSame(copy, original, server, directory);
        }
        try (ScratchDatabase copy = server.createDatabase("restore")) {
            boolean sums = made.facts().engine().equals("jdbc");
            new RestoreProject(directory, made.file())
                    .verifying(sums ? Verification.CHECKSUM : Verification.COUNTS)
                    .done(copy);
            assertSame(copy, original, server, directory);
        }
        return made;
    }

    /** What the server prints is not always what it prints again: then the copy is what pg_dump's own copy is. */
    private static void assertSame(ScratchDatabase copy, ScratchDatabase original, ScratchServer server, Path directory)
            throws Exception {
        if (!PsqlCopy.differencesButOrder(copy, original).isEmpty()) {
            try (ScratchDatabase another = server.createDatabase("another")) {
                Path plain = PgDumpFile.write(directory.resolve("plain.sql"), original);
                PsqlCopy.restore(PgDumpFile.gzip(plain), another);
                assertThat(PsqlCopy.differencesButOrder(copy, another)).isEmpty();
            }
        }
    }
}
