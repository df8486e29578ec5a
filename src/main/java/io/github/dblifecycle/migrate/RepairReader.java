package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.jspecify.annotations.Nullable;

/**
 * Knows beforehand what Flyway's repair would do to a history: failed rows go, rows of scripts that were edited are aligned
 * with them, and those whose scripts are gone are marked. A script that stopped half-way is not Flyway's to judge.
 */
final class RepairReader {

    private static final Set<MigrationState> GONE =
            Set.of(MigrationState.MISSING_SUCCESS, MigrationState.FUTURE_SUCCESS);
    private static final Set<MigrationState> NOT_ALIGNED = Set.of(MigrationState.UNDONE, MigrationState.IGNORED);

    private final MigrationSettings settings;
    private final Configuration configuration;
    private final MigrationFindings findings;
    private final Map<String, ResolvedMigration> scripts = new HashMap<>();
    private final Map<Integer, MigrationInfo> byRank = new HashMap<>();

    /** @param source of connections that only read */
    RepairReader(MigrationSettings settings, DatabaseSource source) {
        this.settings = settings;
        this.findings = new MigrationFindings(settings.layout(), ScriptNames.scripts(settings));
        FluentConfiguration all = PendingReader.quiet(new FlywayFactory(settings).configuration())
                .outOfOrder(true)
                .target("latest")
                .dataSource(source);
        this.configuration = all;
        for (MigrationInfo info : all.load().info().all()) {
            ResolvedMigration resolved = ReplayOrder.resolved(info);
            if (resolved != null) {
                scripts.put(PendingReader.identity(resolved), resolved);
            }
            if (info.getInstalledRank() != null) {
                byRank.put(info.getInstalledRank(), info);
            }
        }
    }

    RepairPlan read(List<HistoryRow> rows, Settlements settlements) {
        List<HistoryRow> failed = rows.stream().filter(row -> !row.success()).toList();
        List<HistoryRow> halfDone =
                failed.stream().filter(RepairReader::isHalfDone).toList();
        List<HistoryRow> toDecide = halfDone.isEmpty() ? failed : halfDone;
        List<RepairChange> changes = new ArrayList<>();
        List<Finding> refusals = new ArrayList<>(unknown(rows, settlements));
        for (HistoryRow row : rows) {
            if (row.success()) {
                ofApplied(row).ifPresent(changes::add);
                continue;
            }
            Optional<Settlement> settlement = settlements
                    .of(row)
                    .or(() -> settlements.only().filter(any -> toDecide.size() == 1 && toDecide.contains(row)));
            if (settlement.isPresent()) {
                settle(row, settlement.get(), changes, refusals);
            } else if (isHalfDone(row) || (settlements.only().isPresent() && toDecide.contains(row))) {
                refusals.add(undecided(row, toDecide.size() > 1));
            } else {
                changes.add(new RepairChange.Removed(row, script(row) != null));
            }
        }
        return new RepairPlan(changes, refusals);
    }

    private static boolean isHalfDone(HistoryRow row) {
        return !row.success() && ScriptProgress.read(row.description()).isPresent();
    }

    private @Nullable ResolvedMigration script(HistoryRow row) {
        return scripts.get(row.version().orElse("R") + " " + row.script());
    }

    private void settle(HistoryRow row, Settlement settlement, List<RepairChange> changes, List<Finding> refusals) {
        ResolvedMigration script = script(row);
        if (settlement == Settlement.AGAIN) {
            changes.add(new RepairChange.SettledToRunAgain(row, script != null));
        } else if (script == null) {
            refusals.add(Finding.error(
                    "DB754",
                    Optional.empty(),
                    name(row) + " cannot be settled as applied: its script is gone, and with it what the history has to"
                            + " say of it",
                    "put the script back, or settle it with " + decision(row, Settlement.AGAIN)));
        } else {
            changes.add(new RepairChange.SettledAsApplied(
                    row, script.getDescription(), Optional.ofNullable(script.getChecksum()), position(script)));
        }
    }

    private Finding undecided(HistoryRow row, boolean oneOfMany) {
        Optional<ScriptProgress.Told> told = ScriptProgress.read(row.description());
        Optional<SourcePosition> position = Optional.ofNullable(script(row))
                .map(script -> told.isPresent() && script.getType().name().contains("SQL")
                        ? StoppedScripts.position(
                                settings.layout(),
                                script.getPhysicalLocation(),
                                told.get().statement())
                        : position(script));
        List<String> details = new ArrayList<>(told.map(StoppedScripts::told).orElse(List.of()));
        String applied = oneOfMany ? decision(row, Settlement.APPLIED) : "-Ddb.settle=applied";
        String again = oneOfMany ? decision(row, Settlement.AGAIN) : "-Ddb.settle=again";
        details.add("if the rest of it was done by hand: " + applied);
        details.add("if what it did was undone by hand, or does no harm twice: " + again);
        return Finding.error(
                        "DB753",
                        position,
                        name(row) + " stopped half-way, outside a transaction"
                                + told.filter(stopped -> stopped.statements() > 1)
                                        .map(stopped ->
                                                ", in statement " + stopped.statement() + " of " + stopped.statements())
                                        .orElse("")
                                + ", and what became of it only you can know",
                        oneOfMany
                                ? "decide about each, separated by commas: " + applied + ",…"
                                : "mvn db:repair " + applied + ", or " + again)
                .withDetails(details);
    }

    private static String decision(HistoryRow row, Settlement settlement) {
        return "-Ddb.settle=" + row.version().orElse(row.script()) + "=" + settlement.word();
    }

    /** A name that nothing has is a mistake; one of a script that did not fail, or is settled already, needs nothing. */
    private List<Finding> unknown(List<HistoryRow> rows, Settlements settlements) {
        Set<String> known = new TreeSet<>();
        for (HistoryRow row : rows) {
            known.add(row.script());
            row.version().ifPresent(known::add);
        }
        for (ResolvedMigration script : scripts.values()) {
            known.add(script.getScript());
            if (script.getVersion() != null) {
                known.add(script.getVersion().getVersion());
            }
        }
        return settlements.named().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> Finding.error(
                        "DB754",
                        Optional.empty(),
                        "db.settle decides about " + name + ", which neither this project nor the history has",
                        "name the version, or the file of a repeatable script, as mvn db:status shows it"))
                .toList();
    }

    private Optional<RepairChange> ofApplied(HistoryRow row) {
        MigrationInfo info = byRank.get(row.rank());
        if (info == null || info.getType().isSynthetic()) {
            return Optional.empty();
        }
        if (GONE.contains(info.getState()) && !info.getType().isUndo() && !isIgnored(info)) {
            return Optional.of(new RepairChange.MarkedDeleted(row));
        }
        ResolvedMigration script = ReplayOrder.resolved(info);
        if (script == null || NOT_ALIGNED.contains(info.getState()) || !isAligned(row, script)) {
            return Optional.empty();
        }
        return Optional.of(new RepairChange.Aligned(
                row,
                script.getDescription(),
                script.getType().name(),
                Optional.ofNullable(script.getChecksum()),
                position(script)));
    }

    /** Of a repeatable migration another checksum means that it runs again; only a checksum of an older Flyway is aligned. */
    private static boolean isAligned(HistoryRow row, ResolvedMigration script) {
        Integer checksum = row.checksum().orElse(null);
        return script.getVersion() == null
                ? script.checksumMatchesWithoutBeingIdentical(checksum)
                : !script.checksumMatches(checksum)
                        || !script.getDescription().equals(row.description())
                        || !script.getType().name().equals(row.type());
    }

    private boolean isIgnored(MigrationInfo info) {
        return Arrays.stream(configuration.getIgnoreMigrationPatterns())
                .anyMatch(pattern -> pattern.matchesMigration(info.getVersion() != null, info.getState()));
    }

    private SourcePosition position(ResolvedMigration script) {
        return findings.position(script);
    }

    static String name(HistoryRow row) {
        String description = ScriptProgress.read(row.description())
                .map(ScriptProgress.Told::description)
                .orElse(row.description());
        return row.version()
                .map(version -> "migration " + version + " (" + description + ")")
                .orElse("repeatable migration '" + description + "'");
    }

    static List<HistoryRow> rows(LiveHistory history) {
        if (history instanceof LiveHistory.Forbidden forbidden) {
            throw forbidden.refusal();
        }
        return history instanceof LiveHistory.Found found ? found.rows() : List.of();
    }
}
