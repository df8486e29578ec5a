package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The migrations of a database that is there to stay. */
public final class LiveMigration {

    private static final Logger LOG = LoggerFactory.getLogger(LiveMigration.class);

    private final MigrationSettings settings;
    private final Database database;
    private final MigrationFindings findings;

    public LiveMigration(MigrationSettings settings, Database database) {
        this.settings = settings;
        this.database = database;
        this.findings = new MigrationFindings(settings.layout(), ScriptNames.scripts(settings));
    }

    /**
     * All migrations, applied and pending, in the order Flyway gives them. Reads only.
     *
     * @throws MigrationException where the history or the scripts cannot be read
     */
    public List<Migration> migrations() {
        SequentialRunner runner = new SequentialRunner(settings.layout(), Optional.empty());
        try {
            MigrationInfo[] all =
                    new FlywayFactory(settings).flyway(database, runner).info().all();
            return Arrays.stream(all).map(MigrationRows::of).toList();
        } catch (FlywayException e) {
            throw new MigrationException(findings.of(e).message(), e);
        }
    }

    /** Applies what is pending, one migration after the other, each in its own transaction where it can. */
    public MigrateOutcome migrate(MigrationListener listener) {
        List<MigrateOutcome.Applied> applied = new ArrayList<>();
        SequentialRunner runner = new SequentialRunner(settings.layout(), Optional.empty());
        RanMigrations progress = new RanMigrations(new Recording(applied, listener));
        Flyway flyway = new FlywayFactory(settings).flyway(database, runner, progress);
        try {
            flyway.migrate().warnings.forEach(LOG::warn);
            return new MigrateOutcome.UpToDate(applied, version(flyway));
        } catch (FlywayMigrateException e) {
            Finding finding = runner.failure()
                    .map(MigrationFindings::of)
                    .orElseGet(() -> findings.of(e.getMigration(), cause(e)));
            boolean rolledBack = e.isExecutableInTransaction();
            return new MigrateOutcome.Failed(applied, List.of(rolledBack ? finding : halfDone(finding)), e);
        } catch (FlywayException e) {
            return new MigrateOutcome.Failed(applied, refusals(flyway, e), e);
        }
    }

    /**
     * Drops everything in the schemas that Flyway manages. Whether that is allowed is the caller's to know.
     *
     * @throws MigrationException where the server refuses
     */
    public void clean() {
        SequentialRunner runner = new SequentialRunner(settings.layout(), Optional.empty());
        try {
            new FlywayFactory(settings)
                    .configuration()
                    .dataSource(new DatabaseSource(database, runner))
                    .cleanDisabled(false)
                    .load()
                    .clean();
        } catch (FlywayException e) {
            throw new MigrationException("the database cannot be emptied: " + e.getMessage(), e);
        }
    }

    private static Exception cause(FlywayException exception) {
        return exception.getCause() instanceof Exception cause ? cause : exception;
    }

    private static Finding halfDone(Finding finding) {
        List<String> details = new ArrayList<>(finding.details());
        details.add("the script does not run in a transaction: the statements before this line have taken effect, and"
                + " the history holds a failed entry");
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.position(),
                finding.message(),
                details,
                Optional.of("undo by hand what the script did, delete its row with success = false from the history"
                        + " table, correct the script, and run mvn db:migrate again"));
    }

    private static Optional<String> version(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        return current == null || current.getVersion() == null
                ? Optional.empty()
                : Optional.of(current.getVersion().toString());
    }

    private List<Finding> refusals(Flyway flyway, FlywayException exception) {
        if (exception.getErrorCode() != CoreErrorCode.VALIDATE_ERROR) {
            return List.of(findings.of(exception));
        }
        Set<String> pending = Arrays.stream(flyway.info().pending())
                .map(info -> info.getVersion() + " " + info.getDescription())
                .collect(Collectors.toSet());
        List<Finding> found = new ArrayList<>();
        for (ValidateOutput invalid : flyway.validateWithResult().invalidMigrations) {
            if (!pending.contains(invalid.version + " " + invalid.description)) {
                found.add(HistoryFindings.of(settings.layout(), invalid));
            }
        }
        return found.isEmpty() ? List.of(findings.of(exception)) : found;
    }

    private record Recording(List<MigrateOutcome.Applied> applied, MigrationListener listener)
            implements MigrationListener {

        @Override
        public void started(Migration migration) {
            listener.started(migration);
        }

        @Override
        public void finished(Migration migration, Duration duration) {
            applied.add(new MigrateOutcome.Applied(migration, duration));
            listener.finished(migration, duration);
        }
    }
}
