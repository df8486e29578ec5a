package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Set;

/** What lets go of something that is dropped or changes its type, because it becomes another where it stands. */
final class Releases {

    /** What CREATE OR REPLACE and ALTER release from what it needed. */
    private static final Set<ObjectKind> REPLACEABLE = Set.of(
            ObjectKind.VIEW,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.AGGREGATE,
            ObjectKind.RULE,
            ObjectKind.POLICY,
            ObjectKind.TABLE,
            ObjectKind.COLUMN,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE_TYPE,
            ObjectKind.SEQUENCE);

    /** What is never rebuilt for the sake of an order. */
    private static final Set<ObjectKind> HOLDS_ROWS = Set.of(ObjectKind.TABLE, ObjectKind.COLUMN, ObjectKind.SEQUENCE);

    private final Fates fates;
    private final boolean lossesFirst;

    /** @param lossesFirst whether what is replaced is not trusted to let go of what it needed */
    Releases(Fates fates, boolean lossesFirst) {
        this.fates = fates;
        this.lossesFirst = lossesFirst;
    }

    /** Whether what happens to the dependent anyway, where it stands, takes it away from what is dropped. */
    boolean release(ObjectReference dependent, ObjectReference dropped) {
        return fates.of(dependent) == Fate.ALTERED
                && REPLACEABLE.contains(dependent.kind())
                && !fates.needsAfter(dependent).contains(dropped)
                && (HOLDS_ROWS.contains(dependent.kind()) || (!lossesFirst && !needsNamesake(dependent, dropped)));
    }

    /** Whether it needs another kind of object that can only be made once this one has left its name. */
    private boolean needsNamesake(ObjectReference dependent, ObjectReference dropped) {
        return fates.needsAfter(dependent).stream()
                .anyMatch(needed -> needed.kind() != dropped.kind()
                        && needed.schema().equals(dropped.schema())
                        && needed.name().equals(dropped.name())
                        && fates.of(needed).isCreated());
    }
}
