package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Unit.Aspect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables that logical decoding reads like catalogs, which the server does not write anew (PostgreSQL, "CREATE TABLE",
 * user_catalog_table): they are none while that happens.
 */
final class UserCatalogTables {

    private static final String OPTION = "user_catalog_table";

    private final Planning planning;

    UserCatalogTables(Planning planning) {
        this.planning = planning;
    }

    /** Whether the option goes before all else that happens to the table, and comes back behind it. */
    boolean isSetApart(Table before, Table after) {
        return (before.options().containsKey(OPTION) || after.options().containsKey(OPTION))
                && mayBeRewritten(before, after);
    }

    private boolean mayBeRewritten(Table before, Table after) {
        return before.persistence() != after.persistence()
                || !before.accessMethod().equals(after.accessMethod())
                || after.columns().stream()
                        .map(Column::reference)
                        .anyMatch(column -> planning.fate(column).isCreated()
                                || planning.fates().changesType(column));
    }

    static Map<String, String> others(Map<String, String> options) {
        Map<String, String> others = new HashMap<>(options);
        others.remove(OPTION);
        return others;
    }

    List<Action> around(Table before, Table after) {
        ObjectReference reference = after.reference();
        String alter = "ALTER TABLE " + after.name().readable() + " ";
        List<Action> actions = new ArrayList<>();
        if (before.options().containsKey(OPTION)) {
            actions.add(Action.of(Phase.DROPS, Statements.quick(reference, alter + "RESET (" + OPTION + ")")));
        }
        if (after.options().containsKey(OPTION)) {
            List<Unit> written = new ArrayList<>(List.of(Unit.of(reference), new Unit(reference, Aspect.PERSISTENCE)));
            after.columns().forEach(column -> {
                written.add(Unit.of(column.reference()));
                written.add(Unit.expression(column.reference()));
            });
            String set = SqlText.options(Map.of(OPTION, after.options().get(OPTION)));
            actions.add(Action.of(Phase.TABLE_SETTINGS, Statements.quick(reference, alter + "SET " + set))
                    .needing(written));
        }
        return actions;
    }
}
