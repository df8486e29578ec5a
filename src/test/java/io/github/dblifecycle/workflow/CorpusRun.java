package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.UnplannableException;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One case on one server, there and back. */
final class CorpusRun {

    /**
     * What came of it.
     *
     * @param plan from the first schema to the second
     * @param there what is wrong from the first schema to the second
     * @param back what is wrong from the second to the first
     * @param notCompared what the two hold that no catalog models
     */
    record Result(
            Optional<Plan> plan,
            Optional<CorpusFailure> there,
            Optional<CorpusFailure> back,
            SortedSet<String> notCompared) {

        boolean converged() {
            return there.isEmpty() && back.isEmpty();
        }
    }

    private final ScratchServer server;
    private final Optional<CorpusDump> dump;

    CorpusRun(ScratchServer server) {
        this.server = server;
        this.dump = CorpusDump.of(server);
    }

    /** Proves the case; what nobody thought of is a failure of the case, not of the run. */
    Result run(CorpusCase pair, boolean online) {
        try {
            return thereAndBack(pair, online);
        } catch (SQLException | RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            return new Result(
                    Optional.empty(),
                    Optional.of(CorpusFailure.of(
                            CorpusFailure.Step.PROOF, e + (trace.length == 0 ? "" : " at " + trace[0]))),
                    Optional.empty(),
                    new TreeSet<>());
        }
    }

    private Result thereAndBack(CorpusCase pair, boolean online) throws SQLException {
        try (CorpusDatabase first = CorpusDatabase.create(server, pair.facts());
                CorpusDatabase second = CorpusDatabase.create(server, pair.facts())) {
            Optional<CorpusFailure> refused = load(first, "a.sql", pair.a())
                    .or(() -> load(second, "b.sql", pair.b()))
                    .or(() -> load(first, "seed.sql", pair.seed().orElse("")));
            if (refused.isPresent()) {
                return new Result(Optional.empty(), refused, Optional.empty(), new TreeSet<>());
            }
            Catalog a = first.read();
            Catalog b = second.read();
            SortedSet<String> notCompared = new TreeSet<>();
            a.notCompared().forEach(one -> notCompared.add(one.toString()));
            b.notCompared().forEach(one -> notCompared.add(one.toString()));
            Optional<String> dumpOfFirst = dump.map(judge -> judge.schema(first.database()));
            Optional<String> dumpOfSecond = dump.map(judge -> judge.schema(second.database()));
            CorpusRows rows = CorpusRows.of(first.connection(), a);

            CorpusProof proof = new CorpusProof(server, online);
            CorpusProof.Outcome there = proof.run(first.connection(), a, b);
            Optional<CorpusFailure> failure = noise(a, online).or(there::failure);
            if (failure.isEmpty()) {
                failure = rows.notIn(
                        CorpusRows.of(first.connection(), there.result()),
                        pair.facts().loses());
            }
            if (failure.isEmpty()) {
                failure = silentLoss(there.plan().orElseThrow(), pair.facts().loses(), a, b);
            }
            if (failure.isEmpty() && dumpOfSecond.isPresent()) {
                failure = judged(first, dumpOfSecond.get(), a, there.result(), b);
            }
            CorpusProof.Outcome backOutcome = proof.run(second.connection(), b, a);
            Optional<CorpusFailure> back = backOutcome.failure();
            if (back.isEmpty() && dumpOfFirst.isPresent()) {
                back = judged(second, dumpOfFirst.get(), b, backOutcome.result(), a);
            }
            return new Result(there.plan(), failure, back, notCompared);
        }
    }

    /** Whoever loses rows was told; those of a partition that is only detached are still there. */
    private static Optional<CorpusFailure> silentLoss(Plan plan, Set<String> lost, Catalog from, Catalog to) {
        boolean told = plan.hazards().stream().anyMatch(hazard -> hazard.kind() == HazardKind.LOSES_DATA);
        return told
                ? Optional.empty()
                : lost.stream()
                        .filter(name -> isGone(name.split("\\.", -1), from, to))
                        .findFirst()
                        .map(name -> CorpusFailure.of(
                                CorpusFailure.Step.ROWS, name + " is lost, and no hazard says that data is"));
    }

    private static boolean isGone(String[] name, Catalog from, Catalog to) {
        QualifiedName table = QualifiedName.of(name[0], name[1]);
        if (name.length == 3) {
            Identifier column = new Identifier(name[2]);
            return from.column(table, column).isPresent()
                    && to.column(table, column).isEmpty();
        }
        boolean partitioned = Stream.of(from, to)
                .allMatch(catalog ->
                        catalog.table(table).flatMap(Table::partitionKey).isPresent());
        return from.table(table).isPresent() && !partitioned;
    }

    private Optional<CorpusFailure> judged(
            CorpusDatabase database, String wanted, Catalog before, Catalog after, Catalog to) throws SQLException {
        CorpusDump judge = dump.orElseThrow();
        return judge.difference(judge.schema(database.database()), wanted, before, after, to);
    }

    /** What did not change is no change. */
    private Optional<CorpusFailure> noise(Catalog catalog, boolean online) {
        try {
            boolean silent = SchemaDiff.between(catalog, catalog).isEmpty()
                    && MigrationPlanner.plan(catalog, catalog, new PlanSettings(server.major(), online))
                            .isEmpty();
            return silent
                    ? Optional.empty()
                    : Optional.of(CorpusFailure.of(CorpusFailure.Step.PLAN, "a schema differs from itself"));
        } catch (UnplannableException e) {
            return Optional.of(CorpusFailure.of(CorpusFailure.Step.PLAN, "no way to stay: " + e.getMessage()));
        }
    }

    private static Optional<CorpusFailure> load(CorpusDatabase database, String file, String script) {
        try {
            database.load(script);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(CorpusFailure.of(CorpusFailure.Step.LOAD, file + ": " + e.getMessage()));
        }
    }
}
