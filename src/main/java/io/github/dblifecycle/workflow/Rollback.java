package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.Refusal;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.AppliedVersions;
import io.github.dblifecycle.migrate.HistoryRow;
import io.github.dblifecycle.migrate.LiveHistory;
import io.github.dblifecycle.migrate.LiveUndo;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.UndoOutcome;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.sql.Identifier;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes back to an earlier state of a database. It plans before it acts: every way is tried or looked at, and told with what
 * it costs; one is taken only where it was named.
 */
public final class Rollback {

    private final RollbackListener listener;
    private final MigrationListener waiting;

    /** @param waiting hears what is waited for on the live database */
    public Rollback(RollbackListener listener, MigrationListener waiting) {
        this.listener = Objects.requireNonNull(listener, "listener");
        this.waiting = Objects.requireNonNull(waiting, "waiting");
    }

    /**
     * Plans, and acts where a way was named.
     *
     * @throws SQLException where the database cannot be reached, or the scratch server goes away
     * @throws IOException where the migration that leads back cannot be written
     * @throws ConfigurationException where there is no directory for new scripts
     */
    public RollbackOutcome run(RollbackRequest request) throws SQLException, IOException {
        Optional<Refusal> refusal = request.way().isEmpty() || request.way().get() == RollbackWay.FORWARD
                ? Optional.empty()
                : request.confirmation()
                        .refusal(
                                request.environment().environment(),
                                "db:rollback",
                                "what was written since may be lost");
        if (refusal.isPresent()) {
            return new RollbackOutcome.NotConfirmed(refusal.get());
        }
        listener.begins(RollbackListener.Step.READING);
        try (TargetDatabase target = TargetDatabase.open(
                request.environment().environment(), request.environment().local())) {
            return run(request, target);
        }
    }

    private RollbackOutcome run(RollbackRequest request, TargetDatabase target) throws SQLException, IOException {
        MigrationSettings settings = request.environment().migrations();
        LiveHistory history;
        int major;
        List<Identifier> roles;
        try (Connection connection = target.database().connect("db-maven-plugin")) {
            connection.setReadOnly(true);
            history = LiveHistory.read(connection, settings);
            major = connection.getMetaData().getDatabaseMajorVersion();
            roles = ScratchSurroundings.roles(connection);
        }
        RollbackCopies copies = RollbackCopies.find(request, target, history);
        Optional<String> version = copies.version();
        Optional<Finding> unknown = unknown(request.target(), version, history, target);
        if (unknown.isPresent()) {
            return refused(target, unknown.get());
        }
        List<RollbackOption> options = copies.options(() -> listener.begins(RollbackListener.Step.COUNTING));
        RollbackPlanning copiesAlone = new RollbackPlanning(
                request.target(), List.of(), options, request.counts() ? Optional.of(List.of()) : Optional.empty());
        if (version.isEmpty()) {
            return act(request, target, copiesAlone.plan(), null, copies);
        }
        Optional<HistoryRow> halfDone = AppliedVersions.of(((LiveHistory.Found) history).rows()).halfDone().stream()
                .findFirst();
        if (halfDone.isPresent()) {
            String reason = halfDone.get().script() + " did not come to its end: "
                    + halfDone.get().description();
            return act(
                    request,
                    target,
                    copiesAlone.without(reason, "settle it first: mvn db:repair says how"),
                    null,
                    copies);
        }
        ScratchSettings scratch = request.scratch().apply(major);
        try (ScratchServer server = ScratchServer.start(scratch)) {
            if (scratch instanceof ScratchSettings.Embedded) {
                new ScratchSurroundings(server).createRoles(roles);
            }
            listener.begins(RollbackListener.Step.TRYING);
            List<HistoryRow> rows = ((LiveHistory.Found) history).rows();
            VersionRollback.Opened opened = VersionRollback.open(settings, server, target, rows, version.get());
            if (opened instanceof VersionRollback.Opened.Impossible impossible) {
                List<String> details =
                        impossible.findings().stream().map(Finding::message).toList();
                String reason = impossible.reason() + (details.isEmpty() ? "" : ": " + details.get(0));
                return act(
                        request,
                        target,
                        copiesAlone.without(reason, "mvn db:check-drift says what is wrong with the scripts"),
                        null,
                        copies);
            }
            try (VersionRollback versions = ((VersionRollback.Opened.Done) opened).rollback()) {
                List<RollbackLoss> losses = List.of();
                if (request.counts()) {
                    listener.begins(RollbackListener.Step.COUNTING);
                    losses = versions.losses();
                    listener.begins(RollbackListener.Step.TRYING);
                }
                RollbackPlan plan = new RollbackPlanning(
                                request.target(),
                                versions.versions(),
                                options,
                                request.counts() ? Optional.of(losses) : Optional.empty())
                        .with(versions.forward(losses), versions.undo(losses));
                return act(request, target, plan, new Acting(versions, rows), copies);
            }
        }
    }

    /** What the ways that keep the database need. */
    private record Acting(VersionRollback versions, List<HistoryRow> rows) {}

    private static Optional<Finding> unknown(
            RollbackTarget target, Optional<String> version, LiveHistory history, TargetDatabase database) {
        if (history instanceof LiveHistory.Forbidden forbidden) {
            return Optional.of(CheckDrift.forbidden(forbidden, database.target()));
        }
        if (!(target instanceof RollbackTarget.Version wanted) || version.isPresent()) {
            return Optional.empty();
        }
        List<String> versions = history instanceof LiveHistory.Found found
                ? AppliedVersions.of(found.rows()).versions()
                : List.of();
        return Optional.of(Finding.error(
                "DB860",
                Optional.empty(),
                "version " + wanted.version() + " is not applied to "
                        + database.target().environment()
                        + (versions.isEmpty()
                                ? ", which has no history of migrations"
                                : "; applied are "
                                        + versions.stream()
                                                .skip(Math.max(0, versions.size() - 5))
                                                .collect(Collectors.joining(", "))),
                "name the newest version that is to stay: -Ddb.target=VERSION; db:history lists them"));
    }

    private RollbackOutcome act(
            RollbackRequest request,
            TargetDatabase target,
            RollbackPlan plan,
            @Nullable Acting acting,
            RollbackCopies copies)
            throws SQLException, IOException {
        if (request.way().isEmpty()) {
            return new RollbackOutcome.Planned(target.target(), plan);
        }
        RollbackWay way = request.way().get();
        if (plan.option(way) instanceof RollbackOption.Closed closed) {
            return refused(
                    target,
                    Finding.error(
                            "DB861",
                            Optional.empty(),
                            "the way '" + way.word() + "' is closed: " + closed.reason(),
                            closed.fix()));
        }
        listener.begins(RollbackListener.Step.ACTING);
        return switch (way) {
            case FORWARD -> forward(request, target, plan, Objects.requireNonNull(acting));
            case UNDO -> undo(request, target, plan, Objects.requireNonNull(acting));
            case RESTORE, SNAPSHOT -> copy(request, target, plan, way, copies.copy(way));
        };
    }

    private RollbackOutcome forward(RollbackRequest request, TargetDatabase target, RollbackPlan plan, Acting acting)
            throws SQLException, IOException {
        VersionRollback.Written written = acting.versions().write(request.clock());
        return written.findings().isEmpty()
                ? new RollbackOutcome.Written(target.target(), plan, written.files())
                : new RollbackOutcome.Refused(written.findings(), Optional.of(target.target()), Optional.empty());
    }

    private RollbackOutcome undo(RollbackRequest request, TargetDatabase target, RollbackPlan plan, Acting acting)
            throws SQLException, IOException {
        UndoOutcome outcome = new LiveUndo(request.environment().migrations(), target.database(), listener)
                .undo(acting.versions().scripts(), acting.rows(), request.limits(), waiting);
        if (outcome instanceof UndoOutcome.Failed failed) {
            return new RollbackOutcome.Refused(
                    failed.findings(), Optional.of(target.target()), Optional.of(failed.cause()));
        }
        return done(
                request,
                target,
                plan,
                RollbackWay.UNDO,
                List.of(
                        "taken back: " + String.join(", ", plan.takenBack()),
                        "their scripts are pending now: take them out of the project, or the next db:migrate applies them"
                                + " again"),
                List.of());
    }

    private RollbackOutcome copy(
            RollbackRequest request, TargetDatabase target, RollbackPlan plan, RollbackWay way, RollbackCopy copy)
            throws SQLException, IOException {
        RollbackCopy.Taken taken = copy.take(listener);
        if (taken instanceof RollbackCopy.Taken.Failed failed) {
            return new RollbackOutcome.Refused(
                    failed.findings(), Optional.of(target.target()), Optional.of(failed.cause()));
        }
        if (taken instanceof RollbackCopy.Taken.NotConfirmed notConfirmed) {
            return new RollbackOutcome.NotConfirmed(notConfirmed.refusal());
        }
        RollbackCopy.Taken.Done done = (RollbackCopy.Taken.Done) taken;
        return done(request, target, plan, way, done.did(), done.findings());
    }

    private RollbackOutcome done(
            RollbackRequest request,
            TargetDatabase target,
            RollbackPlan plan,
            RollbackWay way,
            List<String> did,
            List<Finding> findings)
            throws SQLException, IOException {
        listener.rolledBack(target.target(), way, plan.words());
        listener.begins(RollbackListener.Step.CHECKING);
        List<Finding> all = new ArrayList<>(findings);
        elsewhere(request, target).ifPresent(all::add);
        DriftOutcome drift = new CheckDrift().run(request.drift());
        return new RollbackOutcome.Done(target.target(), plan, way, did, all, drift);
    }

    /** A copy may be of another version than whoever made it wrote down. */
    private static Optional<Finding> elsewhere(RollbackRequest request, TargetDatabase target) throws SQLException {
        if (!(request.target() instanceof RollbackTarget.Version wanted)) {
            return Optional.empty();
        }
        try (Connection connection = target.database().connect("db-maven-plugin")) {
            LiveHistory history =
                    LiveHistory.read(connection, request.environment().migrations());
            Optional<String> now = AppliedVersions.newest(history);
            boolean there = history instanceof LiveHistory.Found found
                    && now.equals(AppliedVersions.of(found.rows()).spelled(wanted.version()));
            return there
                    ? Optional.empty()
                    : Optional.of(Finding.error(
                            "DB865",
                            Optional.empty(),
                            target.target().environment() + " is at "
                                    + now.map(version -> "version " + version).orElse("no version")
                                    + " now, and not at version " + wanted.version(),
                            "mvn db:history shows what is applied; take another way"));
        }
    }

    private static RollbackOutcome refused(TargetDatabase target, Finding finding) {
        return new RollbackOutcome.Refused(List.of(finding), Optional.of(target.target()), Optional.empty());
    }
}
