package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Action.Trait;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Indexes on tables and materialized views that stay; those on tables in use are built and dropped concurrently. */
final class IndexActions {

    private final Planning planning;
    private final IndexWriter writer;

    IndexActions(Planning planning) {
        this.planning = planning;
        this.writer = new IndexWriter(planning.to());
    }

    List<Action> create(Index index) {
        Step step = writer.step(index);
        ObjectReference reference = index.reference();
        if (!concurrently(index)) {
            boolean meetsRows = planning.fates().stays(index.on()) && index.valid();
            List<PlannedStatement> statements = new ArrayList<>();
            for (String sql : step.statements()) {
                statements.add(
                        meetsRows && statements.isEmpty()
                                ? Statements.slow(reference, sql, hazards(index))
                                : Statements.quick(reference, sql));
            }
            return List.of(Action.of(Phase.INDEXES, reference, statements)
                    .beginning(Unit.of(reference))
                    .following(new TableKeys(planning).ofWholes(index.on().qualifiedName()))
                    .needing(step.needs().stream().map(Unit::of).toList()));
        }
        Unit prepared = new Unit(reference, Aspect.PREPARED);
        List<PlannedStatement> remarks = new ArrayList<>();
        index.statisticsTargets().forEach((position, target) -> remarks.add(statistics(index, position, target)));
        if (index.comment().isPresent()) {
            remarks.add(comment(index));
        }
        Action build = Action.of(
                        Phase.INDEXES,
                        Statements.concurrent(
                                reference, IndexWriter.concurrently(index, index.name()), failsOnData(index)))
                .beginning(remarks.isEmpty() ? Unit.of(reference) : prepared)
                .needing(step.needs().stream().map(Unit::of).toList())
                .needing(planning.needsAfter(reference).stream().map(Unit::of).toList())
                .following(Unit.of(reference))
                .following(new TableKeys(planning).ofWholes(index.on().qualifiedName()))
                .with(Trait.CONCURRENT);
        return remarks.isEmpty()
                ? List.of(build)
                : List.of(
                        build,
                        Action.of(Phase.REMARKS, reference, remarks)
                                .needing(prepared)
                                .beginning(Unit.of(reference)));
    }

    /** @return with what it takes along */
    Action drop(Index index, List<Unit> takenAlong) {
        return drop(index).ending(takenAlong);
    }

    private Action drop(Index index) {
        ObjectReference reference = index.reference();
        boolean plain = !planning.isInUse(index.on())
                || isPartitioned(index)
                || planning.fate(reference) == Fate.REBUILT
                || planning.needsBefore(reference).stream().anyMatch(this::changesSoon);
        String name = index.name().readable();
        Action action = plain
                ? Action.of(Phase.DROPS, Statements.quick(reference, "DROP INDEX " + name + cascade(reference)))
                : Action.of(Phase.DROPS, Statements.concurrent(reference, "DROP INDEX CONCURRENTLY " + name))
                        .with(Trait.CONCURRENT);
        return action.ending(Unit.of(reference)).with(Trait.BLOCKED_BY_DEPENDENTS);
    }

    /** A constraint of a partition whose index is its share of this one would otherwise hold it. */
    private String cascade(ObjectReference index) {
        return planning.from().attachments().containsValue(index) ? " CASCADE" : "";
    }

    /** An index that becomes another: the new one is built before the old one goes, where nothing stands against it. */
    List<Action> replace(Index before, Index after) {
        boolean side = concurrently(after)
                && before.on().equals(after.on())
                && planning.needsBefore(before.reference()).stream().noneMatch(this::changesSoon)
                && !planning.fates().changesType(after.reference());
        if (!side || isDemanded(after)) {
            List<Action> actions = new ArrayList<>(List.of(drop(before)));
            actions.addAll(create(after));
            return actions;
        }
        ObjectReference reference = after.reference();
        QualifiedName beside =
                new QualifiedName(after.name().schema(), planning.spareNames().beside(after.name(), "_new"));
        Unit built = new Unit(reference, Aspect.PREPARED);
        Unit alone = new Unit(reference, Aspect.VALIDATED);
        List<PlannedStatement> last = new ArrayList<>();
        last.add(Statements.quick(
                reference,
                "ALTER INDEX " + beside.readable() + " RENAME TO "
                        + after.name().name().readable()));
        after.statisticsTargets().forEach((position, target) -> last.add(statistics(after, position, target)));
        if (after.comment().isPresent()) {
            last.add(comment(after));
        }
        return List.of(
                Action.of(
                                Phase.INDEXES,
                                Statements.concurrent(
                                        reference, IndexWriter.concurrently(after, beside), failsOnData(after)))
                        .beginning(built)
                        .needing(planning.needsAfter(reference).stream()
                                .map(Unit::of)
                                .toList())
                        .with(Trait.CONCURRENT),
                Action.of(
                                Phase.INDEXES,
                                Statements.concurrent(
                                        reference,
                                        "DROP INDEX CONCURRENTLY "
                                                + before.name().readable()))
                        .needing(built)
                        .ending(Unit.of(reference))
                        .beginning(alone)
                        .with(Trait.CONCURRENT),
                Action.of(Phase.INDEXES, reference, last).needing(alone).beginning(Unit.of(reference)));
    }

    Action alter(Index before, Index after) {
        ObjectReference reference = after.reference();
        List<PlannedStatement> statements =
                new ArrayList<>(optionChanges(reference, after.name().readable(), before.options(), after.options()));
        before.statisticsTargets().keySet().stream()
                .filter(position -> !after.statisticsTargets().containsKey(position))
                .forEach(position -> statements.add(statistics(after, position, -1)));
        after.statisticsTargets().forEach((position, target) -> {
            if (!target.equals(before.statisticsTargets().get(position))) {
                statements.add(statistics(after, position, target));
            }
        });
        if (!before.comment().equals(after.comment())) {
            statements.add(comment(after));
        }
        return Action.of(Phase.INDEXES, reference, statements).beginning(Unit.of(reference));
    }

    private static PlannedStatement statistics(Index index, int position, int target) {
        return Statements.quick(
                index.reference(),
                "ALTER INDEX " + index.name().readable() + " ALTER COLUMN " + position + " SET STATISTICS " + target);
    }

    /** @param index as SQL names it */
    static List<PlannedStatement> optionChanges(
            ObjectReference about, String index, Map<String, String> before, Map<String, String> after) {
        List<PlannedStatement> statements = new ArrayList<>();
        OptionChanges changes = OptionChanges.between(before, after);
        changes.reset()
                .ifPresent(reset -> statements.add(Statements.quick(about, "ALTER INDEX " + index + " " + reset)));
        changes.set().ifPresent(set -> statements.add(Statements.quick(about, "ALTER INDEX " + index + " " + set)));
        return statements;
    }

    /** Whether a foreign key or a replica identity relies on this very index, so that no moment may be without it. */
    private boolean isDemanded(Index index) {
        return !planning.fates().dependentsBefore(index.reference()).isEmpty();
    }

    private boolean changesSoon(ObjectReference needed) {
        Fate fate = planning.fate(needed);
        return fate.isDropped()
                || planning.fates().changesType(needed)
                || (fate == Fate.ALTERED && new CompositeTypeActions(planning).disturbsReaders(needed));
    }

    private boolean concurrently(Index index) {
        return planning.isInUse(index.on())
                && index.valid()
                && !isPartitioned(index)
                && planning.needsAfter(index.reference()).stream()
                        .noneMatch(needed -> needed.kind() == ObjectKind.TABLE && !needed.equals(index.on()));
    }

    private boolean isPartitioned(Index index) {
        return planning.to()
                .find(index.on())
                .or(() -> planning.from().find(index.on()))
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .flatMap(Table::partitionKey)
                .isPresent();
    }

    private static PlannedStatement comment(Index index) {
        return Remarks.on(index.reference(), "INDEX " + index.name().readable(), index.comment());
    }

    private static Hazard[] failsOnData(Index index) {
        return index.unique()
                ? new Hazard[] {
                    new Hazard(
                            HazardKind.MAY_FAIL_ON_DATA,
                            "fails if " + index.on().display() + " holds duplicates that unique index "
                                    + index.name().display() + " forbids")
                }
                : new Hazard[0];
    }

    private static Hazard[] hazards(Index index) {
        Hazard blocks = new Hazard(
                HazardKind.BLOCKS_WRITES,
                "nobody can write " + index.on().display() + " while index "
                        + index.name().display() + " is built");
        Hazard[] fails = failsOnData(index);
        return fails.length == 0 ? new Hazard[] {blocks} : new Hazard[] {fails[0], blocks};
    }
}
