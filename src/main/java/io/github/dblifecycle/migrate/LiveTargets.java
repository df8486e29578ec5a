package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same migrations for many schemas or databases, each known to be there, each with its own history. */
public final class LiveTargets {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTargets.class);

    private final MigrationSettings settings;
    private final Database database;
    private final RunLimits limits;
    private final TargetRules rules;
    private final List<MigrationTarget> targets;
    private final List<MigrationTarget> canaries;
    private final Identifier table;
    private final Map<Identifier, HistoryState> histories;
    private final Duration elapsed;

    private LiveTargets(
            MigrationSettings settings,
            Database database,
            RunLimits limits,
            TargetRules rules,
            List<MigrationTarget> targets,
            List<MigrationTarget> canaries,
            Identifier table,
            Map<Identifier, HistoryState> histories,
            Duration elapsed) {
        this.settings = settings;
        this.database = database;
        this.limits = limits;
        this.rules = rules;
        this.targets = List.copyOf(targets);
        this.canaries = List.copyOf(canaries);
        this.table = table;
        this.histories = histories;
        this.elapsed = elapsed;
    }

    /** What a selection comes to. */
    public sealed interface Found {

        /** Nothing was begun, nor will be. */
        record Refused(List<Finding> findings) implements Found {
            public Refused {
                findings = List.copyOf(findings);
                if (findings.isEmpty()) {
                    throw new IllegalArgumentException("refused without a reason");
                }
            }
        }

        /** These. */
        record Ready(LiveTargets targets) implements Found {}
    }

    /**
     * Looks the targets up and reads what their histories say; nothing is written.
     *
     * @param database of the environment, which lists databases, or holds schemas
     * @throws SQLException where the database cannot be reached, or does not answer in the time of the run
     */
    public static Found find(
            MigrationSettings settings,
            Database database,
            TargetSelection selection,
            TargetRules rules,
            RunLimits limits)
            throws SQLException {
        Deadline deadline = Deadline.in(limits.deadline());
        boolean schemas = selection.kind() == MigrationTarget.Kind.SCHEMA;
        Set<String> otherwise = new LinkedHashSet<>(List.of("flyway.defaultSchema", "flyway.schemas"));
        otherwise.retainAll(settings.flyway().keySet());
        if (schemas && !otherwise.isEmpty()) {
            return new Found.Refused(List.of(TargetFindings.ownSchemas(otherwise)));
        }
        try (Connection connection = PendingReader.readOnly(database).connect("db-maven-plugin")) {
            limit(connection, limits);
            TargetList list = TargetList.of(connection, selection, schemas && settings.createsSchemas());
            List<Finding> findings = new ArrayList<>(list.findings());
            List<MigrationTarget> canaries = findings.isEmpty() ? canaries(list, rules, findings) : List.of();
            if (!findings.isEmpty()) {
                return new Found.Refused(findings);
            }
            Map<Identifier, HistoryState> histories = new HashMap<>();
            Identifier table =
                    new Identifier(new FlywayFactory(settings).configuration().getTable());
            if (schemas) {
                List<Identifier> names =
                        list.targets().stream().map(MigrationTarget::name).toList();
                histories.putAll(new TargetHistories(connection, table).read(names));
            }
            return new Found.Ready(new LiveTargets(
                    settings,
                    database,
                    Surroundings.limits(connection, limits, LiveTargets::tellRaised),
                    rules,
                    list.targets(),
                    canaries,
                    table,
                    histories,
                    deadline.elapsed()));
        }
    }

    private static void tellRaised(Duration limit, Duration deadlockTimeout) {
        LOG.info(
                "locks are waited for {} ms, longer than db.lockTimeout says: it is not above the server's"
                        + " deadlock_timeout of {} ms",
                limit.toMillis(),
                deadlockTimeout.toMillis());
    }

    private static void limit(Connection connection, RunLimits limits) throws SQLException {
        String whole = String.valueOf(limits.deadline().toMillis());
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("session_limits.sql"))) {
            statement.setString(1, String.valueOf(limits.lockTimeout().toMillis()));
            statement.setString(2, whole);
            statement.setString(3, whole);
            statement.setString(4, whole);
            statement.execute();
        }
    }

    private static List<MigrationTarget> canaries(TargetList list, TargetRules rules, List<Finding> findings) {
        if (rules.canaries() instanceof TargetRules.Canaries.First first) {
            return list.targets()
                    .subList(0, Math.min(first.count(), list.targets().size()));
        }
        Set<String> names = new LinkedHashSet<>(((TargetRules.Canaries.Named) rules.canaries()).names());
        List<MigrationTarget> canaries = list.targets().stream()
                .filter(target -> names.contains(target.name().value()))
                .toList();
        canaries.forEach(target -> names.remove(target.name().value()));
        if (!names.isEmpty()) {
            findings.add(TargetFindings.noCanary(names));
        }
        return canaries;
    }

    /** In the order in which they were told. */
    public List<MigrationTarget> targets() {
        return targets;
    }

    /**
     * Whether any of them waits for a migration. Of targets with the same history only one is asked.
     *
     * @throws MigrationException where a history or the scripts cannot be read
     * @throws SQLException where a target cannot be reached
     */
    public boolean isAnyPending() throws SQLException {
        Set<HistoryState> asked = new HashSet<>();
        UpToDateProofs proofs = UpToDateProofs.of(settings);
        for (MigrationTarget target : targets) {
            TargetPlace place = place(target, connection -> {});
            if (!proofs.wants(place.history()) || asked.add(place.history().orElseThrow())) {
                boolean pending = new LiveMigration(place.settings(), place.database())
                        .migrations().stream()
                                .map(Migration::state)
                                .anyMatch(
                                        state -> state == Migration.State.PENDING || state == Migration.State.OUTDATED);
                if (pending) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Migrates them: canaries first, so many at a time, until too many failed, the deadline has passed, or the build is told
     * to stop. What was begun is brought to its end, as far as the deadline allows.
     */
    public TargetsOutcome migrate(TargetsListener listener) {
        Duration left = limits.deadline().minus(elapsed);
        Deadline deadline = Deadline.in(left.isNegative() ? Duration.ZERO : left);
        try (RunWatch watch = RunWatch.start(database, deadline)) {
            return new TargetsRun(this, limits, rules, listener, watch, UpToDateProofs.of(settings)).run(canaries);
        }
    }

    /** @param opened sees the connection that is made, where one is needed, before anything is asked on it */
    TargetPlace place(MigrationTarget target, ConnectionGuard opened) throws SQLException {
        return target.kind() == MigrationTarget.Kind.SCHEMA
                ? TargetPlace.ofSchema(
                        settings,
                        database,
                        new QualifiedName(target.name(), table),
                        Optional.ofNullable(histories.get(target.name())))
                : TargetPlace.ofDatabase(settings, database, target.name(), opened);
    }

    /** Its version when the targets were looked up; empty where it had none, or that was not read. */
    Optional<String> versionSeen(MigrationTarget target) {
        return Optional.ofNullable(histories.get(target.name())).flatMap(HistoryState::version);
    }

    /** The databases these targets are in. */
    public List<Database> databases(List<MigrationTarget> some) {
        return some.stream()
                .map(target -> target.kind() == MigrationTarget.Kind.SCHEMA
                        ? database
                        : TargetPlace.other(database, target.name()))
                .distinct()
                .toList();
    }
}
