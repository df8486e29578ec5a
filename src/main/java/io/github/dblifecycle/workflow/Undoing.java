package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.PlannedStatement;
import io.github.dblifecycle.plan.RenameWriter;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans what takes each script of a plan back, and proves it: forward and back in a scratch database with made-up rows, and
 * the schema is what it was.
 */
final class Undoing {

    private final ScratchServer server;
    private final Normalisation normalisation;
    private final MadeSchema from;
    private final Planning planning;

    Undoing(ScratchServer server, Normalisation normalisation, MadeSchema from, Planning planning) {
        this.server = server;
        this.normalisation = normalisation;
        this.from = from;
        this.planning = planning;
    }

    /** What came of it. */
    sealed interface Result {

        /**
         * It leads back.
         *
         * @param scripts one for each of the plan, in the same order; empty where a script leaves nothing to take back
         * @param rows of the tables that the plan touches, sorted
         */
        record Proved(List<Optional<PlannedScript>> scripts, List<KeptRows> rows) implements Result {

            public Proved {
                scripts = List.copyOf(scripts);
                rows = List.copyOf(rows);
            }
        }

        /** There is no way back. */
        record Failed(Verdict verdict) implements Result {}
    }

    /** Tries with rows first; where the plan itself fails on those, without. */
    Result run() throws SQLException, SourceException {
        Optional<Result> withRows = run(true);
        return withRows.isPresent() ? withRows.get() : run(false).orElseThrow();
    }

    private Optional<Result> run(boolean seeded) throws SQLException, SourceException {
        try (ScratchDatabase database = from.copy(server, "undo", ComparedAspects.NONE);
                Connection connection = database.connect()) {
            Map<QualifiedName, String> empty =
                    seeded ? SeedRows.fill(connection, from.catalog(), touched()) : new TreeMap<>();
            Map<QualifiedName, Optional<String>> before = contents(connection);
            List<Catalog> states = new ArrayList<>();
            states.add(from.catalog());
            for (PlannedScript script : planning.plan().scripts()) {
                Optional<PlanProof.Refused> refused = PlanProof.run(new Plan(List.of(script)), connection);
                if (refused.isPresent()) {
                    return seeded
                            ? Optional.empty()
                            : Optional.of(new Result.Failed(refused.get().verdict()));
                }
                states.add(PlanningSession.read(connection, from));
            }
            return Optional.of(back(connection, states, before, empty, seeded));
        }
    }

    private Result back(
            Connection connection,
            List<Catalog> states,
            Map<QualifiedName, Optional<String>> before,
            Map<QualifiedName, String> empty,
            boolean seeded)
            throws SQLException {
        List<Optional<PlannedScript>> scripts = new ArrayList<>();
        for (int index = states.size() - 1; index > 0; index--) {
            Catalog target = states.get(index - 1);
            boolean renames = index == 1 && !planning.renames().isEmpty();
            Catalog first = renames ? renamed() : target;
            PlanRounds.Result undo = new PlanRounds(
                            normalisation,
                            new PlanSettings(from.major(), false),
                            one -> PlanningSession.read(one, from))
                    .run(states.get(index), first, connection);
            if (!undo.verdict().isProved()) {
                return new Result.Failed(undo.verdict());
            }
            List<PlannedScript> all = new ArrayList<>(undo.plan().scripts());
            if (renames) {
                Plan back = new Plan(List.of(
                        new PlannedScript(true, RenameWriter.statements(RenameWriter.inverse(planning.renames())))));
                Optional<PlanProof.Refused> refused = PlanProof.run(back, connection);
                if (refused.isPresent()) {
                    return new Result.Failed(refused.get().verdict());
                }
                all.addAll(back.scripts());
            }
            List<Change> changes = normalisation.changes(PlanningSession.read(connection, from), target);
            if (!changes.isEmpty()) {
                return new Result.Failed(new Verdict.Remaining(changes));
            }
            scripts.add(0, single(new Plan(all)));
        }
        return new Result.Proved(scripts, rows(before, contents(connection), empty, seeded));
    }

    /** What the renames led to is not among the states, so it is made once more. */
    private Catalog renamed() throws SQLException {
        Plan renames = new Plan(List.of(new PlannedScript(true, RenameWriter.statements(planning.renames()))));
        try (ScratchDatabase database = from.copy(server, "renamed", ComparedAspects.NONE);
                Connection connection = database.connect()) {
            PlanProof.run(renames, connection);
            return PlanningSession.read(connection, from);
        } catch (SourceException e) {
            throw new IllegalStateException("a schema that was copied before cannot be copied again", e);
        }
    }

    /** One version is taken back by one script, so that all of it stands in one; in a transaction if all of it can. */
    private static Optional<PlannedScript> single(Plan plan) {
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        List<PlannedStatement> statements = plan.statements();
        boolean transactional = plan.scripts().stream().allMatch(PlannedScript::transactional);
        return Optional.of(new PlannedScript(transactional, statements));
    }

    private Set<QualifiedName> touched() {
        Set<QualifiedName> tables = new TreeSet<>();
        Set<ObjectReference> touched = new TreeSet<>();
        planning.changes().forEach(change -> touched.add(change.reference()));
        planning.renames().forEach(rename -> touched.add(rename.object()));
        planning.plan().statements().forEach(statement -> touched.add(statement.about()));
        for (Dependency dependency : from.catalog().dependencies()) {
            if (touched.contains(dependency.on())
                    && dependency.dependent().part().isPresent()) {
                tables.add(dependency.dependent().qualifiedName());
            }
        }
        touched.stream()
                .filter(reference -> reference.schema().isPresent())
                .map(ObjectReference::qualifiedName)
                .forEach(tables::add);
        tables.removeIf(name -> from.catalog().table(name).isEmpty());
        return tables;
    }

    private Map<QualifiedName, Optional<String>> contents(Connection connection) throws SQLException {
        Map<QualifiedName, Optional<String>> contents = new TreeMap<>();
        for (QualifiedName name : touched()) {
            List<Column> columns =
                    from.catalog().table(name).map(Table::columns).orElse(List.of());
            contents.put(name, SeedRows.content(connection, name, columns));
        }
        return contents;
    }

    private List<KeptRows> rows(
            Map<QualifiedName, Optional<String>> before,
            Map<QualifiedName, Optional<String>> after,
            Map<QualifiedName, String> empty,
            boolean seeded) {
        List<KeptRows> rows = new ArrayList<>();
        before.forEach((table, content) -> {
            if (!seeded) {
                rows.add(new KeptRows(table, KeptRows.Fate.UNKNOWN, "the migration fails on made-up rows"));
            } else if (content.isEmpty()) {
                rows.add(new KeptRows(
                        table, KeptRows.Fate.UNKNOWN, empty.getOrDefault(table, "no row could be made up")));
            } else {
                boolean kept = content.equals(after.get(table));
                rows.add(new KeptRows(table, kept ? KeptRows.Fate.KEPT : KeptRows.Fate.LOST, ""));
            }
        });
        return rows;
    }
}
