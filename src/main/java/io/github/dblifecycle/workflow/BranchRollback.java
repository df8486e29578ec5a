package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.provider.BranchContents;
import io.github.dblifecycle.provider.BranchPoint;
import io.github.dblifecycle.provider.NeonBranch;
import io.github.dblifecycle.provider.NeonProject;
import io.github.dblifecycle.provider.NeonReturn;
import io.github.dblifecycle.provider.NeonSettings;
import io.github.dblifecycle.provider.NeonSnapshots;
import io.github.dblifecycle.provider.ProviderException;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way back that lets Neon set the branch of the database back to one of its snapshots. */
final class BranchRollback implements RollbackCopy {

    private static final Logger LOG = LoggerFactory.getLogger(BranchRollback.class);
    private static final String APPLICATION = "db-maven-plugin rollback";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final RollbackRequest request;
    private final TargetDatabase target;
    private final Optional<QualifiedName> history;
    private final NeonSettings settings;
    private final NeonProject project;
    private final NeonReturn way;

    private BranchRollback(
            RollbackRequest request,
            TargetDatabase target,
            Optional<QualifiedName> history,
            NeonSettings settings,
            NeonProject project,
            NeonReturn way) {
        this.request = request;
        this.target = target;
        this.history = history;
        this.settings = settings;
        this.project = project;
        this.way = way;
    }

    /**
     * All there are, newest first.
     *
     * @throws ProviderException where Neon does not say
     */
    static List<BranchRollback> all(
            RollbackRequest request, TargetDatabase target, Optional<QualifiedName> history, NeonSettings settings) {
        NeonProject project =
                new NeonProject(settings, request.clock(), request.snapshots().pause());
        NeonBranch branch = project.branchOf(target.database().url());
        Duration remembers = project.remembers();
        Instant now = request.clock().instant();
        return new NeonSnapshots(project, target.target().environment())
                .list().stream()
                        .filter(kept -> !kept.branch().id().equals(branch.id()))
                        .map(kept -> NeonReturn.of(branch, kept, remembers, now))
                        .map(found -> new BranchRollback(request, target, history, settings, project, found))
                        .toList();
    }

    @Override
    public Instant time() {
        return way.snapshot().begun();
    }

    @Override
    public Optional<String> version() {
        return way.snapshot().version(target.database().url().database());
    }

    @Override
    public RollbackOption option(RollbackWay option) throws SQLException {
        List<RollbackLoss> losses = new ArrayList<>();
        List<String> uncounted = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        BranchContents contents = contents();
        if (request.counts()) {
            count(contents, losses, uncounted, notes);
        }
        if (!request.counted()) {
            notes.add("rows are not counted: db.rollback.count is false");
        }
        notes.add("whoever is connected is disconnected, and the connection string stays as it is");
        if (!contents.others().isEmpty()) {
            notes.add("a branch goes back as a whole, so other databases of it lose what was written since too: "
                    + String.join(", ", contents.others()));
        }
        notes.add("the branch as it is now stays as branch "
                + NeonReturn.preserved(
                        target.target().environment(), request.clock().instant())
                + ", below which its children move; the snapshot stays");
        return new RollbackOption.Open(
                option,
                "sets branch " + way.branch().name() + " (" + way.branch().id() + ") back to snapshot "
                        + way.snapshot().branch().name() + ", the state of " + time()
                        + version().map(known -> " at version " + known).orElse("")
                        + (way.isAlongItsLog() ? ", along its own log" : ", from the branch that kept it"),
                "some seconds at Neon",
                losses,
                uncounted,
                notes);
    }

    private BranchContents contents() throws SQLException {
        try (Connection connection = target.database().connect(APPLICATION)) {
            return BranchContents.read(
                    connection,
                    way.isAlongItsLog() ? Optional.of(way.routes().get(0).point()) : Optional.empty());
        }
    }

    /** A branch without a compute endpoint cannot be asked, and to make it one would be a change. */
    private void count(BranchContents contents, List<RollbackLoss> losses, List<String> uncounted, List<String> notes)
            throws SQLException {
        Optional<Database> kept = kept();
        if (kept.isEmpty()) {
            uncounted.add("everything written since " + time() + amount(contents.logBytes())
                    + ", as the snapshot has no compute endpoint to compare with");
            return;
        }
        try {
            new LossesSince(request, history).count(kept.get(), target.database(), losses, uncounted, notes);
        } catch (ConnectionFailure e) {
            uncounted.add("everything written since " + time() + amount(contents.logBytes())
                    + ", as the snapshot's compute endpoint does not answer: " + e.getMessage());
        }
    }

    private Optional<Database> kept() {
        Database now = target.database();
        DatabaseUrl url = now.url();
        return project.hostOf(way.snapshot().branch())
                .map(host -> new Database(
                        new DatabaseUrl(
                                List.of(new HostAndPort(host, url.hosts().get(0).port())),
                                url.database(),
                                url.parameters()),
                        now.user(),
                        now.password()));
    }

    private static String amount(OptionalLong bytes) {
        return bytes.isEmpty() ? "" : String.format(Locale.ROOT, ", %.1f MB of log", bytes.getAsLong() / 1_000_000.0);
    }

    @Override
    public Taken take(RollbackListener listener) throws SQLException {
        listener.begins(RollbackListener.Step.SETTING_BACK);
        String preserved = NeonReturn.preserved(
                target.target().environment(), request.clock().instant());
        NeonReturn.Returned returned;
        try {
            returned = way.run(project, preserved);
        } catch (ProviderException e) {
            return new Taken.Failed(List.of(e.finding().withDetails(List.of(afterwards(preserved)))), e);
        }
        listener.begins(RollbackListener.Step.CONNECTING);
        Optional<ConnectionFailure> silent = connect();
        if (silent.isPresent()) {
            return new Taken.Failed(
                    List.of(Finding.error(
                            "DB866",
                            Optional.empty(),
                            "branch " + way.branch().name() + " was set back, but its database does not answer "
                                    + settings.patience().toSeconds() + " s later: "
                                    + silent.get().getMessage() + "; what it was is kept as branch " + preserved,
                            "see its compute in the Neon console; roles have the passwords they had then; afterwards:"
                                    + " mvn db:check-drift")),
                    silent.get());
        }
        return new Taken.Done(
                List.of(
                        "branch " + returned.restore().restored().name() + " was set back " + words(returned.route()),
                        "what it was is kept as branch " + preserved + " ("
                                + returned.restore().preserved().id()
                                + "), the parent of it and of all its snapshots now"),
                List.of());
    }

    private String words(NeonReturn.Route route) {
        if (!route.source().equals(way.branch().id())) {
            return "to what branch " + way.snapshot().branch().name() + " holds"
                    + (way.isAlongItsLog() ? ", as Neon does not have that state in its own log any more" : "");
        }
        return "along its own log to "
                + (route.point() instanceof BranchPoint.AtLsn at
                        ? at.lsn()
                        : ((BranchPoint.AtTime) route.point()).time());
    }

    /** What is true where it is not known to be done. */
    private String afterwards(String preserved) {
        try {
            return project.named(preserved)
                    .map(kept ->
                            "Neon began: what the branch was is kept as branch " + preserved + " (" + kept.id() + ")")
                    .orElse("Neon did not begin: there is no branch " + preserved + ", and nothing was changed");
        } catch (ProviderException e) {
            return "whether Neon began cannot be asked; if it did, what the branch was is kept as branch " + preserved;
        }
    }

    /** Connections end when a branch is set back, and its compute takes a moment; empty once it answers. */
    private Optional<ConnectionFailure> connect() throws SQLException {
        Instant until = request.clock().instant().plus(settings.patience());
        while (true) {
            try (Connection connection = target.database().connect(APPLICATION)) {
                LOG.debug("{} answers", connection.getMetaData().getDatabaseProductVersion());
                return Optional.empty();
            } catch (ConnectionFailure e) {
                if (request.clock().instant().plus(BETWEEN_LOOKS).isAfter(until)) {
                    return Optional.of(e);
                }
                try {
                    request.snapshots().pause().of(BETWEEN_LOOKS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return Optional.of(e);
                }
            }
        }
    }
}
