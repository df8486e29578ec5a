package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue.Generated;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Action.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns whose values become those of another type, or of another by the same name. */
final class ColumnTypeActions {

    private final Planning planning;

    ColumnTypeActions(Planning planning) {
        this.planning = planning;
    }

    Optional<Action> change(Column before, Column after) {
        ObjectReference reference = after.reference();
        HandedDown handedDown = new HandedDown(planning);
        if (handedDown.isTypeOfParent(reference) || planning.followsType(reference)) {
            return Optional.empty();
        }
        boolean rebuilt = planning.fates().isRetyped(reference);
        RowValues rows = new RowValues(planning);
        TypeChange change = rebuilt ? rows.change(before, after) : TypeChange.of(planning, before.type(), after.type());
        boolean generated = before.value().orElse(null) instanceof Generated;
        String column = after.name().readable();
        // A type without a collation brings its own, whatever the column had (PostgreSQL, "ALTER TABLE").
        String sql = "ALTER TABLE " + after.table().readable() + " ALTER COLUMN " + column + " TYPE " + after.type()
                + SqlText.collate(after.collation())
                + (generated || isForeign(after)
                        ? ""
                        : change.using(after.name())
                                .map(using -> " USING " + using)
                                .orElse(""));
        List<Unit> changed = new ArrayList<>(List.of(Unit.of(reference)));
        handedDown.typesOfHeirs(after).forEach(heir -> changed.add(Unit.of(heir)));
        List<Hazard> found =
                new ArrayList<>(rebuilt ? rows.hazards(before, !before.type().equals(after.type())) : List.of());
        found.addAll(List.of(TypeHazards.of(before, after, change, rebuilt)));
        Hazard[] hazards = found.toArray(Hazard[]::new);
        PlannedStatement statement = change.rewrites()
                ? Statements.slow(reference, sql, hazards)
                : Statements.quick(reference, sql, hazards);
        return Optional.of(Action.of(Phase.COLUMNS, reference, new HeldBackNotNulls(planning).around(before, statement))
                .ending(changed)
                .beginning(changed)
                .following(ColumnActions.typed(after))
                .following(handedDown.originalsThatGo(after))
                .with(Trait.BLOCKED_BY_DEPENDENTS));
    }

    /** The values are elsewhere: nothing turns them into others. */
    private boolean isForeign(Column column) {
        return planning.to().table(column.table()).flatMap(Table::foreign).isPresent();
    }
}
