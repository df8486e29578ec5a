package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.plan.Action.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Gathers actions in scripts, as few as possible: what can stand in the transaction that is open goes there first. */
final class ScriptsInMaking {

    /** A body may name what the server does not know of: it keeps no book of what bodies need. */
    private static final String BODIES_UNCHECKED = "SET LOCAL check_function_bodies = off";

    private static final Set<ObjectKind> ROUTINES = Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE);

    private final Map<Action, Set<Action>> predecessors;
    private final List<PlannedScript> finished = new ArrayList<>();
    private final List<PlannedStatement> statements = new ArrayList<>();
    private final Set<Action> uncommitted = new HashSet<>();

    ScriptsInMaking(Map<Action, Set<Action>> predecessors) {
        this.predecessors = predecessors;
    }

    /** Takes one of the actions that can run now, and puts it in a script. */
    Action next(SortedSet<Action> ready) {
        Optional<Action> joining = ready.stream().filter(this::canJoin).findFirst();
        if (joining.isPresent()) {
            join(joining.get());
            return joining.get();
        }
        Action first = ready.stream()
                .filter(action -> !action.is(Trait.CONCURRENT))
                .findFirst()
                .filter(action -> !statements.isEmpty())
                .or(() -> ready.stream()
                        .filter(action -> action.is(Trait.CONCURRENT))
                        .findFirst())
                .orElseGet(ready::first);
        close();
        if (first.is(Trait.CONCURRENT)) {
            finished.add(new PlannedScript(false, first.statements()));
        } else {
            join(first);
        }
        return first;
    }

    List<PlannedScript> finished() {
        close();
        return List.copyOf(finished);
    }

    private boolean canJoin(Action action) {
        return !action.is(Trait.CONCURRENT)
                && predecessors.getOrDefault(action, Set.of()).stream()
                        .noneMatch(before -> before.is(Trait.COMMITTED_FIRST) && uncommitted.contains(before));
    }

    private static boolean makesRoutine(PlannedStatement statement) {
        return ROUTINES.contains(statement.about().kind()) && statement.sql().startsWith("CREATE ");
    }

    private void join(Action action) {
        statements.addAll(action.statements());
        uncommitted.add(action);
    }

    private void close() {
        if (!statements.isEmpty()) {
            if (statements.stream().anyMatch(ScriptsInMaking::makesRoutine)) {
                statements.add(0, Statements.quick(statements.get(0).about(), BODIES_UNCHECKED));
            }
            finished.add(new PlannedScript(true, statements));
        }
        statements.clear();
        uncommitted.clear();
    }
}
