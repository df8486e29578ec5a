package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.backup.BackupListener.Progress;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.migrate.Retry;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupBeforeMigrateTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsPendingIsAppliedAfterABackupOfWhatWasThere() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            new MigrationProject(directory).migration("V1__first.sql", "CREATE TABLE later (a int);");
            Queries.execute(database, "CREATE SCHEMA before; CREATE TABLE before.there (a int)");
            List<BackupOutcome.Done> made = new ArrayList<>();
            Migrate.Outcome outcome = migrate(database, made);
            assertThat(outcome).isInstanceOf(Migrate.Outcome.Done.class);
            assertThat(made).hasSize(1);
            assertThat(made.get(0).facts().tables())
                    .extracting(BackupFacts.TableFacts::name)
                    .containsExactly("before.there");
            assertThat(Queries.strings(database, "select to_regclass('later')")).containsExactly("later");

            assertThat(migrate(database, made)).isInstanceOf(Migrate.Outcome.Done.class);
            assertThat(made).as("nothing was pending").hasSize(1);
        }
    }

    @Test
    void withoutABackupNothingIsApplied() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            new MigrationProject(directory).migration("V1__first.sql", "CREATE TABLE later (a int);");
            Queries.execute(database, "CREATE TYPE solid");
            Migrate.Outcome outcome = migrate(database, new ArrayList<>());
            assertThat(outcome)
                    .isInstanceOfSatisfying(Migrate.Outcome.Refused.class, refused -> assertThat(refused.findings())
                            .extracting(Finding::code)
                            .containsExactly("DB748", "DB780"));
            assertThat(Queries.strings(database, "select count(*) from pg_class where relname = 'later'"))
                    .containsExactly("0");
            try (var files = Files.list(new BackupProject(directory).backups())) {
                assertThat(files).isEmpty();
            } catch (java.nio.file.NoSuchFileException e) {
                assertThat(e.getFile()).endsWith("backups");
            }
        }
    }

    private Migrate.Outcome migrate(ScratchDatabase database, List<BackupOutcome.Done> made) throws Exception {
        BackupRequest request = new BackupProject(directory).request(database);
        return new Migrate(
                        Optional.of(new Migrate.BackupFirst(request, new Remembering(made))),
                        RunLimits.USUAL,
                        new Silence())
                .run(request.environment());
    }

    /** What was made. */
    private record Remembering(List<BackupOutcome.Done> all) implements BackupListener {
        @Override
        public void begins(Step step) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void made(BackupOutcome.Done backup) {
            all.add(backup);
        }
    }

    private static final class Silence implements MigrationListener {
        @Override
        public void started(Migration migration) {}

        @Override
        public void finished(Migration migration, Duration duration) {}

        @Override
        public void observed(Supplier<Optional<String>> latest) {}

        @Override
        public void waitingForOtherRun(String holder) {}

        @Override
        public void retrying(Retry retry) {}
    }
}
