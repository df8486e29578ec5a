package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.HistoryReplay;
import io.github.dblifecycle.migrate.HistoryRow;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ProjectScript;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.trace.StatementTrace;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether it matters which branch's migrations reach a database first. They are applied in both orders: what databases that
 * follow the other branch will see, and what those of this branch did.
 */
final class BothOrders {

    private final BaseScripts scripts;
    private final ScratchServer server;

    BothOrders(BaseScripts scripts, ScratchServer server) {
        this.scripts = scripts;
        this.server = server;
    }

    /** One order, tried. */
    private record Tried(ScratchOutcome outcome, Optional<ScratchSide> side) {}

    List<Finding> findings() throws SQLException {
        List<ProjectScript> ours = scripts.addedHere();
        List<ProjectScript> theirs = scripts.addedThere();
        if (ours.isEmpty() || theirs.isEmpty()) {
            return List.of();
        }
        if (!scripts.settings().locations().javaPackages().isEmpty()
                || !scripts.settings().locations().libraries().isEmpty()
                || !scripts.settings().locations().remote().isEmpty()) {
            return List.of(new Finding(
                    "DB736",
                    Severity.INFO,
                    Optional.empty(),
                    "both orders of the migrations of this branch and of " + scripts.ref()
                            + " were not tried: not all of"
                            + " them are scripts of this project, and others cannot be had of another branch",
                    List.of(),
                    Optional.of("try it by hand: merge " + scripts.ref() + " and run mvn db:validate")));
        }
        MigrationSettings merged = scripts.merged();
        Tried theirsFirst = tried(merged, theirs, ours);
        Tried oursFirst = tried(merged, ours, theirs);
        List<Finding> findings = new ArrayList<>();
        failure(theirsFirst, scripts.ref() + " first, then this branch").forEach(findings::add);
        failure(oursFirst, "this branch first, then " + scripts.ref()).forEach(findings::add);
        if (theirsFirst.side().isPresent() && oursFirst.side().isPresent()) {
            findings.addAll(
                    collisions(theirsFirst.side().get(), oursFirst.side().get()));
        }
        return findings;
    }

    private Tried tried(MigrationSettings merged, List<ProjectScript> first, List<ProjectScript> second)
            throws SQLException {
        Map<String, ProjectScript> order = new LinkedHashMap<>();
        List<ProjectScript> all = ProjectScript.of(merged);
        all.stream()
                .filter(script ->
                        script.version().isPresent() && scripts.parted().containsKey(script.identity()))
                .forEach(script -> order.put(script.identity(), script));
        first.forEach(script -> order.put(script.identity(), script));
        second.forEach(script -> order.putIfAbsent(script.identity(), script));
        all.stream()
                .filter(script -> script.version().isEmpty())
                .forEach(script -> order.put(script.identity(), script));
        List<HistoryRow> rows = new ArrayList<>();
        for (ProjectScript script : order.values()) {
            rows.add(new HistoryRow(
                    rows.size() + 1,
                    script.version(),
                    script.description(),
                    "SQL",
                    script.fileName(),
                    Optional.empty(),
                    "",
                    Instant.EPOCH,
                    0,
                    true));
        }
        try (ScratchDatabase database = server.createDatabase("order")) {
            StatementTrace trace = MigrationsSide.prepare(database);
            ScratchOutcome outcome = new HistoryReplay(merged, Optional.of(trace)).apply(database.database(), rows);
            return outcome instanceof ScratchOutcome.Stopped
                    ? new Tried(outcome, Optional.empty())
                    : new Tried(
                            outcome, Optional.of(MigrationsSide.read(database, trace, MigrationsSide.scope(merged))));
        }
    }

    private static List<Finding> failure(Tried tried, String order) {
        if (!(tried.outcome() instanceof ScratchOutcome.Stopped stopped)) {
            return List.of();
        }
        return stopped.findings().stream()
                .map(cause -> Finding.error(
                                "DB735",
                                cause.position(),
                                order + ": " + cause.message(),
                                "change the migration of this branch so that it runs in both orders, or merge the other"
                                        + " branch and number this one behind it")
                        .withDetails(cause.details()))
                .toList();
    }

    private List<Finding> collisions(ScratchSide theirsFirst, ScratchSide oursFirst) {
        Catalog from = theirsFirst.reading().catalog();
        Catalog to = oursFirst.reading().catalog();
        List<Finding> findings = new ArrayList<>();
        for (Change change : new Normalisation(server).changes(from, to)) {
            Optional<SourcePosition> one = theirsFirst.positionOf(change.reference());
            Optional<SourcePosition> other = oursFirst.positionOf(change.reference());
            List<String> details = new ArrayList<>();
            if (change instanceof Change.Altered altered) {
                for (PropertyChange property : altered.properties()) {
                    details.add(property.property() + ": " + property.from() + " if " + scripts.ref() + " is first, "
                            + property.to() + " if this branch is first");
                }
            } else {
                details.add("it is there only if " + (change instanceof Change.Created ? "this branch" : scripts.ref())
                        + " is first");
            }
            one.ifPresent(position -> details.add("made by " + position + " if " + scripts.ref() + " is first"));
            other.ifPresent(position -> details.add("made by " + position + " if this branch is first"));
            findings.add(Finding.error(
                            "DB734",
                            one.or(() -> other),
                            change.reference().display() + " depends on which migrations run first, those of this"
                                    + " branch or those of " + scripts.ref(),
                            "change the migration of this branch so that both orders lead to the same")
                    .withDetails(details));
        }
        return findings;
    }
}
