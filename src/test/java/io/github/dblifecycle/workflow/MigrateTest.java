package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrateOutcome;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.RunLimits;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MigrateTest {

    @TempDir
    Path directory;

    private DriftProject project;

    @BeforeEach
    void migrateTheBase() throws SQLException {
        project = new DriftProject(directory)
                .migration("V1__base.sql", "CREATE TABLE t (id integer);\nINSERT INTO t VALUES (1), (1);")
                .migrate();
    }

    @AfterEach
    void close() {
        project.close();
    }

    private Migrate.Outcome.Done migrate(Duration deadline) throws SQLException {
        RunLimits limits = new RunLimits(deadline, Duration.ofMillis(1100));
        Migrate.Outcome outcome =
                new Migrate(Optional.empty(), limits, MigrationListener.SILENT).run(project.request());
        return (Migrate.Outcome.Done) outcome;
    }

    @Test
    void anIndexThatConcurrentlyDidNotFinishIsNamedWithWhatMendsIt() throws SQLException {
        project.migration("V2__index.sql", "CREATE UNIQUE INDEX CONCURRENTLY t_id ON t (id);");

        Migrate.Outcome.Done done = migrate(Duration.ofSeconds(40));

        assertThat(done.result()).isInstanceOf(MigrateOutcome.Failed.class);
        assertThat(done.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.code()).isEqualTo("DB820");
            assertThat(remark.message()).contains("t_id on", "is invalid");
            assertThat(remark.fix().orElseThrow())
                    .contains("DROP INDEX CONCURRENTLY public.t_id;", "REINDEX INDEX CONCURRENTLY public.t_id;");
        });
    }

    @Test
    void whatWasRolledBackLeavesNothingToTell() throws SQLException {
        project.migration("V2__index.sql", "CREATE UNIQUE INDEX t_id ON t (id);");

        Migrate.Outcome.Done done = migrate(Duration.ofSeconds(40));

        assertThat(((MigrateOutcome.Failed) done.result()).findings())
                .extracting(Finding::code)
                .containsExactly("DB718");
        assertThat(done.remarks()).isEmpty();
    }
}
