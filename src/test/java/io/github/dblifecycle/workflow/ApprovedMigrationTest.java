package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrateOutcome;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.migrate.Retry;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.plan.ApprovedPlan;
import io.github.dblifecycle.plan.PlanIdentity;
import io.github.dblifecycle.scratch.Queries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between the approval of a plan and its application. The time limit is there for runs that hang. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ApprovedMigrationTest {

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(40), Duration.ofMillis(1100));

    @TempDir
    Path directory;

    private DriftProject project;
    private PlanIdentity plan;

    @BeforeEach
    void approve() throws SQLException {
        project = new DriftProject(directory)
                .migration("V1__base.sql", "CREATE TABLE t (id integer);")
                .migrate()
                .migration("V2__a.sql", "CREATE TABLE a ();")
                .migration("V3__b.sql", "ALTER TABLE t ADD n integer;");
        plan = planNow();
    }

    @AfterEach
    void close() {
        project.close();
    }

    private PlanIdentity planNow() throws SQLException {
        PlanOutcome outcome = project.plan(project.live().database(), false);
        return ((PlanOutcome.Planned) outcome).plan().identity();
    }

    private MigrateOutcome migrate(MigrationListener listener) throws SQLException {
        Approval approval = new Approval(new ApprovedPlan(plan.hash()), "staging", Optional.of(plan));
        Migrate.Outcome outcome =
                new Migrate(Optional.empty(), LIMITS, listener, Optional.of(approval)).run(project.request());
        return ((Migrate.Outcome.Done) outcome).result();
    }

    /** Does something while this run waits for the one that has the lock. */
    private MigrateOutcome migrateAfter(SqlAction other) throws SQLException {
        try (Connection holder = project.live().connect()) {
            Queries.execute(holder, "SELECT pg_advisory_lock(" + key() + ")");
            return migrate(new Listener() {
                @Override
                public void waitingForOtherRun(String who) {
                    try {
                        other.on(holder);
                        Queries.execute(holder, "SELECT pg_advisory_unlock_all()");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
        }
    }

    private interface SqlAction {
        void on(Connection connection) throws SQLException;
    }

    private static long key() {
        return 77_431_708_279_161L + "\"public\".\"flyway_schema_history\"".hashCode();
    }

    private abstract static class Listener implements MigrationListener {
        @Override
        public void started(Migration migration) {}

        @Override
        public void finished(Migration migration, Duration duration) {}
    }

    private static Finding refused(MigrateOutcome outcome) {
        assertThat(outcome).isInstanceOf(MigrateOutcome.Failed.class);
        List<Finding> findings = ((MigrateOutcome.Failed) outcome).findings();
        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.code())
                .isEqualTo("DB752"));
        return findings.get(0);
    }

    private List<String> applied() throws SQLException {
        return Queries.strings(
                project.live(),
                "SELECT script || ' ' || success FROM flyway_schema_history WHERE type = 'SQL' ORDER BY installed_rank");
    }

    @Test
    void whatWasApprovedIsApplied() throws SQLException {
        assertThat(migrate(MigrationListener.SILENT).applied()).hasSize(2);
        assertThat(applied()).containsExactly("V1__base.sql true", "V2__a.sql true", "V3__b.sql true");
    }

    @Test
    void aHistoryThatChangedBetweenTheCheckAndTheLockIsRefused() throws SQLException {
        MigrateOutcome outcome = migrateAfter(other -> {
            assertThat(planNow()).isEqualTo(plan);
            Queries.execute(other, "SELECT pg_advisory_unlock_all()");
            project.with("flyway.target", "2").migrate();
        });

        assertThat(refused(outcome).details())
                .contains("the history has a row it did not have: rank 2, V2__a.sql")
                .contains("pending now: V3__b.sql");
        assertThat(outcome.applied()).isEmpty();
        assertThat(applied()).containsExactly("V1__base.sql true", "V2__a.sql true");
    }

    @Test
    void aRowThatIsNotPartOfThePlanIsNamed() throws SQLException {
        MigrateOutcome outcome = migrateAfter(other -> {
            Queries.execute(other, "UPDATE flyway_schema_history SET installed_rank = 7 WHERE version = '1'");
        });

        assertThat(refused(outcome).details())
                .contains("the history has a row it did not have: rank 7, V1__base.sql")
                .contains("pending now: V2__a.sql");
        assertThat(applied()).containsExactly("V1__base.sql true");
    }

    @Test
    void aScriptThatWasEditedWhileTheLockWasWaitedForIsRefused() throws SQLException {
        MigrateOutcome outcome = migrateAfter(other -> project.migration("V3__b.sql", "DROP TABLE t;"));

        assertThat(refused(outcome).details()).contains("V3__b.sql: its content changed");
        assertThat(applied()).containsExactly("V1__base.sql true");
    }

    @Test
    void aScriptThatCameWhileTheLockWasWaitedForIsRefused() throws SQLException {
        MigrateOutcome outcome = migrateAfter(other -> project.migration("V4__c.sql", "DROP TABLE t;"));

        assertThat(refused(outcome).details()).contains("V4__c.sql is pending and was not part of it");
        assertThat(applied()).containsExactly("V1__base.sql true");
    }

    @Test
    void whatAnotherRunAppliedOfTheSamePlanLeavesNothingToDo() throws SQLException {
        MigrateOutcome outcome = migrateAfter(other -> {
            Queries.execute(other, "SELECT pg_advisory_unlock_all()");
            project.migrate();
        });

        assertThat(outcome).isInstanceOf(MigrateOutcome.UpToDate.class);
        assertThat(outcome.applied()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aScriptThatIsEditedAtTheLastMomentIsNotRunAndNotRecorded(boolean transactional) throws SQLException {
        project.project().file(MigrationProject.MIGRATIONS + "V3__b.sql.conf", "executeInTransaction=" + transactional);
        plan = planNow();
        MigrateOutcome outcome = migrate(new Listener() {
            @Override
            public void started(Migration migration) {
                if (migration.script().equals("V3__b.sql")) {
                    project.migration("V3__b.sql", "DROP TABLE t;");
                }
            }
        });

        assertThat(refused(outcome).message()).startsWith("V3__b.sql was edited while the run was about to apply it");
        assertThat(outcome.applied()).hasSize(1);
        assertThat(applied()).containsExactly("V1__base.sql true", "V2__a.sql true");
        assertThat(Queries.strings(project.live(), "SELECT count(*) FROM t")).containsExactly("0");
    }

    @Test
    void theRestOfAnApprovedPlanIsApprovedWhenALockWasNotHadAtFirst() throws SQLException {
        try (Connection reader = reader()) {
            MigrateOutcome outcome = migrate(new Listener() {
                @Override
                public void retrying(Retry retry) {
                    rollBack(reader);
                }
            });

            assertThat(outcome).isInstanceOf(MigrateOutcome.UpToDate.class);
        }
        assertThat(applied()).containsExactly("V1__base.sql true", "V2__a.sql true", "V3__b.sql true");
    }

    @Test
    void aHistoryThatAnotherSessionChangesBetweenTwoAttemptsIsRefused() throws SQLException {
        try (Connection reader = reader()) {
            MigrateOutcome outcome = migrate(new Listener() {
                @Override
                public void retrying(Retry retry) {
                    rollBack(reader);
                    project.migration("V5__e.sql", "SELECT 1;");
                }
            });

            assertThat(refused(outcome).details()).contains("V5__e.sql is pending and was not part of it");
            assertThat(outcome.applied()).hasSize(1);
        }
        assertThat(applied()).containsExactly("V1__base.sql true", "V2__a.sql true");
    }

    private Connection reader() throws SQLException {
        Connection reader = project.live().connect();
        reader.setAutoCommit(false);
        Queries.execute(reader, "SELECT * FROM t");
        return reader;
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
