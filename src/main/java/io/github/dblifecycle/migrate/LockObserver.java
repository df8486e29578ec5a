package io.github.dblifecycle.migrate;

import io.github.dblifecycle.migrate.RelationStates.State;
import io.github.dblifecycle.sql.LockMode;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks at what one script does, statement by statement. It asks on the script's own connection, because what a transaction
 * did is seen nowhere else.
 */
final class LockObserver {

    private final RelationStates states;
    private final boolean inTransaction;
    private final Set<Long> there;
    private final Map<Long, State> before;
    private Map<Long, Set<LockMode>> held;

    /** Looks for the first time: what is there now was there before the script. */
    LockObserver(Connection connection, boolean inTransaction) throws SQLException {
        this.states = new RelationStates(connection);
        this.inTransaction = inTransaction;
        this.before = new TreeMap<>(states.all());
        this.there = Set.copyOf(before.keySet());
        this.held = states.locks();
    }

    /** What came of a statement that has just run. */
    Observation observe() throws SQLException {
        Map<Long, Set<LockMode>> now = states.locks();
        List<Observation.HeldLock> locks = newly(now);
        held = now;
        Set<Long> touched = inTransaction ? exclusively(now) : new TreeSet<>(before.keySet());
        Map<Long, State> after = inTransaction ? states.of(touched) : states.all();
        Observation observation = compared(inTransaction || !locks.isEmpty(), locks, touched, after);
        for (Long number : touched) {
            State state = after.get(number);
            if (state == null) {
                before.remove(number);
            } else {
                before.put(number, state);
            }
        }
        return observation;
    }

    /** Nothing is rewritten or dropped under a lesser lock. */
    private Set<Long> exclusively(Map<Long, Set<LockMode>> now) {
        Set<Long> numbers = new TreeSet<>();
        now.forEach((number, modes) -> {
            if (modes.contains(LockMode.ACCESS_EXCLUSIVE) && before.containsKey(number)) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    /** A lesser lock than is held already, on the same or on an index's table, changes nothing for anybody. */
    private List<Observation.HeldLock> newly(Map<Long, Set<LockMode>> now) {
        List<Observation.HeldLock> locks = new ArrayList<>();
        now.forEach((number, modes) -> {
            State state = before.get(number);
            if (state == null || !there.contains(number)) {
                return;
            }
            LockMode strongest = Collections.max(modes);
            if (isBeyond(strongest, number) && isBeyond(strongest, state.table())) {
                locks.add(new Observation.HeldLock(state.relation(), table(state), strongest));
            }
        });
        return locks;
    }

    private boolean isBeyond(LockMode mode, long relation) {
        Set<LockMode> earlier = held.getOrDefault(relation, Set.of());
        return earlier.isEmpty() || Collections.max(earlier).compareTo(mode) < 0;
    }

    private Optional<QualifiedName> table(State state) {
        return Optional.ofNullable(before.get(state.table()))
                .map(table -> table.relation().name());
    }

    private Observation compared(
            boolean seen, List<Observation.HeldLock> locks, Collection<Long> touched, Map<Long, State> after) {
        List<Observation.Relation> newFile = new ArrayList<>();
        List<Observation.Relation> droppedTables = new ArrayList<>();
        List<Observation.DroppedColumn> droppedColumns = new ArrayList<>();
        for (Long number : touched) {
            State was = Objects.requireNonNull(before.get(number));
            State is = after.get(number);
            if (!there.contains(number)) {
                continue;
            }
            if (is == null) {
                if (was.isTable()) {
                    droppedTables.add(was.relation());
                }
                continue;
            }
            if (was.hasRows() && is.file() != was.file()) {
                newFile.add(was.relation());
            }
            lost(was, is).forEach(column -> droppedColumns.add(new Observation.DroppedColumn(was.relation(), column)));
        }
        return new Observation(seen, locks, newFile, droppedTables, droppedColumns);
    }

    /** A column that was renamed keeps its number. */
    private static List<String> lost(State was, State is) {
        Set<String> numbers = new TreeSet<>();
        is.columns().forEach(column -> numbers.add(column.substring(0, column.indexOf(' '))));
        return was.columns().stream()
                .filter(column -> !numbers.contains(column.substring(0, column.indexOf(' '))))
                .map(column -> column.substring(column.indexOf(' ') + 1))
                .toList();
    }
}
