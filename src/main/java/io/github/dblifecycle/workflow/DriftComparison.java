package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.Comparison;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.AppliedText;
import io.github.dblifecycle.migrate.HistoryEntry;
import io.github.dblifecycle.migrate.HistoryReplay;
import io.github.dblifecycle.migrate.HistoryRow;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.NextScript;
import io.github.dblifecycle.migrate.ProjectScript;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.trace.StatementTrace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A live database that was read, against what its history leads to on one scratch server. */
final class DriftComparison {

    private final DriftRequest request;
    private final MigrationSettings settings;
    private final Target target;
    private final LiveState live;
    private final List<HistoryRow> rows;
    private final ScratchServer server;
    private final ScratchSettings scratch;
    private final RepairFile adoptFile;
    private final RepairFile revertFile;

    DriftComparison(
            DriftRequest request,
            Target target,
            LiveState live,
            List<HistoryRow> rows,
            ScratchServer server,
            ScratchSettings scratch) {
        this.request = request;
        this.settings = request.environment().migrations();
        this.target = target;
        this.live = live;
        this.rows = List.copyOf(rows);
        this.server = server;
        this.scratch = scratch;
        this.adoptFile = new RepairFile(request.output().resolve("adopt.sql"));
        this.revertFile = new RepairFile(request.output().resolve("revert.sql"));
    }

    /** @param names what is to be said of the scripts' names */
    DriftOutcome run(List<Finding> names) throws SQLException, IOException {
        adoptFile.remove();
        revertFile.remove();
        List<Finding> findings = new ArrayList<>(names);
        if (server.major() != live.major()) {
            findings.add(otherMajor());
        }
        if (scratch instanceof ScratchSettings.Embedded) {
            new ScratchSurroundings(server).createRoles(live.roles());
        }
        try (ScratchDatabase place = server.createDatabase("history")) {
            List<HistoryEntry> entries = new HistoryReplay(settings, Optional.empty()).match(place.database(), rows);
            AppliedText texts = new AppliedText(settings, place.database());
            try (AppliedScripts scripts = AppliedScripts.of(settings, entries, texts)) {
                HistoryVerdict verdict = new HistoryVerdict(entries, scripts, target.environment());
                findings.addAll(verdict.findings());
                return verdict.canBeReplayed()
                        ? replayed(scripts, entries, findings)
                        : outcome(findings, entries, Optional.empty(), 0, Optional.empty());
            }
        }
    }

    private DriftOutcome replayed(AppliedScripts scripts, List<HistoryEntry> entries, List<Finding> findings)
            throws SQLException, IOException {
        try (ScratchDatabase database = server.createDatabase("applied")) {
            StatementTrace trace = MigrationsSide.prepare(database);
            ScratchOutcome outcome =
                    new HistoryReplay(scripts.settings(), Optional.of(trace)).apply(database.database(), rows);
            if (outcome instanceof ScratchOutcome.Stopped stopped) {
                for (Finding finding : stopped.findings()) {
                    findings.add(notRepeatable(finding));
                }
                return outcome(findings, entries, Optional.empty(), 0, Optional.empty());
            }
            ReadScope scope = MigrationsSide.scope(settings);
            ScratchSide expected = MigrationsSide.read(database, trace, scope);
            return compared(expected, database, scope, uncertain(scripts, entries), entries, findings);
        }
    }

    private DriftOutcome compared(
            ScratchSide expected,
            ScratchDatabase database,
            ReadScope scope,
            Set<String> uncertain,
            List<HistoryEntry> entries,
            List<Finding> findings)
            throws SQLException, IOException {
        Catalog from = expected.reading().catalog();
        List<Change> all = withoutValidity(new Normalisation(server).changes(from, live.catalog()));
        List<Change> drift = request.ignore().judged(all, from, live.catalog());
        findings.addAll(UnusableFindings.of(live, from, request.ignore()));
        Optional<DriftRepair.Ways> ways = drift.isEmpty()
                ? Optional.empty()
                : Optional.of(new DriftRepair(server, database, scope, request.ignore()).between(from, live.catalog()));
        RepairPlan adopt = ways.map(DriftRepair.Ways::adopt).orElseGet(() -> RepairPlan.unknown("nothing drifted"));
        RepairPlan revert = ways.map(DriftRepair.Ways::revert).orElse(adopt);
        Severity severity = request.fail() ? Severity.ERROR : Severity.WARNING;
        findings.addAll(new DriftFindings(expected, live.catalog(), severity, adopt, advice(adopt, revert), uncertain)
                .of(drift));
        Comparison comparison = new Comparison(from, live.catalog(), drift);
        return outcome(findings, entries, Optional.of(comparison), all.size() - drift.size(), ways);
    }

    /** That an index is invalid is told by itself, with what to do. */
    private static List<Change> withoutValidity(List<Change> changes) {
        List<Change> others = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Altered altered) {
                List<PropertyChange> properties = altered.properties().stream()
                        .filter(property -> !property.property().equals("valid"))
                        .toList();
                if (!properties.isEmpty()) {
                    others.add(new Change.Altered(altered.from(), altered.to(), properties));
                }
            } else {
                others.add(change);
            }
        }
        return others;
    }

    private String advice(RepairPlan adopt, RepairPlan revert) {
        String keep = adopt.plan().isPresent()
                ? "review " + shown(adoptFile) + " and make it the next migration"
                : "make it part of a migration";
        String undo = revert.plan().isPresent() ? "review " + shown(revertFile) + " and run it" : "undo it by hand";
        return "keep it: " + keep + "\nundo it: " + undo;
    }

    private String shown(RepairFile file) {
        return settings.layout().display(file.path().toString());
    }

    private DriftOutcome outcome(
            List<Finding> findings,
            List<HistoryEntry> entries,
            Optional<Comparison> comparison,
            int ignored,
            Optional<DriftRepair.Ways> ways)
            throws IOException {
        return new DriftOutcome(
                target,
                findings,
                entries.stream().map(HistoryEntry::migration).toList(),
                comparison.isPresent(),
                comparison.stream()
                        .flatMap(made -> made.changes().stream())
                        .map(change -> change.reference().display())
                        .toList(),
                ignored,
                ways.isPresent() ? adoptFile.write(ways.get().adopt(), adoptHeading(), false) : Optional.empty(),
                ways.isPresent() ? revertFile.write(ways.get().revert(), revertHeading(), true) : Optional.empty(),
                comparison);
    }

    private List<String> adoptHeading() {
        List<ScratchOutcome.Ran> scripts = ProjectScript.of(settings).stream()
                .filter(script -> script.version().isPresent())
                .map(script -> new ScratchOutcome.Ran(script.version(), script.fileName(), Duration.ZERO))
                .toList();
        NextScript next = new NextScript(settings, scripts, scratch.clock());
        NextScript.Names names = next.names("adopt drift", 1).get(0);
        String path = next.directory()
                .map(directory -> settings.layout().display(directory.toString()) + "/" + names.migration())
                .orElse(names.migration());
        return List.of(
                "Makes of what the migrations produce what is in " + target.environment() + " (" + target.database()
                        + "): review it, then keep it as " + path,
                target.environment() + " has it already, so let it only be recorded there:",
                "    mvn db:migrate -Ddb.env=" + target.environment()
                        + " -Dflyway.skipExecutingMigrations=true -Dflyway.target=" + names.version());
    }

    private List<String> revertHeading() {
        return List.of("Makes of what is in " + target.environment() + " (" + target.database()
                + ") what its applied migrations produce: review it, then run it there with psql");
    }

    /** Repeatable scripts, or edited ones, that are compared as they are now because git does not have them. */
    private static Set<String> uncertain(AppliedScripts scripts, List<HistoryEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.edited() && scripts.restored(entry).isEmpty())
                .flatMap(entry -> entry.script().stream())
                .map(SourcePosition::file)
                .collect(Collectors.toSet());
    }

    private Finding notRepeatable(Finding cause) throws SQLException {
        List<String> details = new ArrayList<>(cause.details());
        details.add("without it, what the applied migrations produce cannot be told, so nothing was compared");
        List<String> lacking = unavailableExtensions();
        if (!lacking.isEmpty()) {
            details.add("the scratch server has no " + String.join(", ", lacking) + ", which " + target.environment()
                    + " has");
        }
        return new Finding(
                "DB819",
                Severity.ERROR,
                cause.position(),
                "what was applied to " + target.environment() + " cannot be applied again: " + cause.message(),
                details,
                Optional.of(
                        lacking.isEmpty()
                                ? "make the script run on an empty database; what it relies on has to come from a"
                                        + " migration before it"
                                : "-Ddb.scratchUrl=postgresql://… with a server that has "
                                        + String.join(", ", lacking)));
    }

    private List<String> unavailableExtensions() throws SQLException {
        List<String> names = new ArrayList<>();
        try (ScratchDatabase database = server.createDatabase("extensions");
                Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(LiveState.query("unavailable_extensions.sql"))) {
            query.setArray(1, connection.createArrayOf("text", live.extensions().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    private Finding otherMajor() {
        return new Finding(
                "DB822",
                Severity.WARNING,
                Optional.empty(),
                "the scratch server is PostgreSQL " + server.major() + ", but " + target.environment()
                        + " is PostgreSQL " + live.major() + ": what the two print differently is told as drift",
                List.of(),
                Optional.of("let db.scratchUrl lead to a server of PostgreSQL " + live.major() + ", or leave it out"));
    }
}
