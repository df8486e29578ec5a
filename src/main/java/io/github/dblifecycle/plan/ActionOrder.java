package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.plan.Action.Trait;
import io.github.dblifecycle.plan.Unit.Aspect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts actions in an order in which they can run, and in scripts: what depends on something goes before it and comes after
 * it.
 *
 * @param scripts in their order; those actions that can run
 * @param stuck those that wait for each other in a circle, sorted
 */
record ActionOrder(List<PlannedScript> scripts, List<Action> stuck) {

    ActionOrder {
        scripts = List.copyOf(scripts);
        stuck = List.copyOf(stuck);
    }

    /** @param detached views that begin, and end, with their columns alone: what they select from is their expression */
    static ActionOrder of(Collection<Action> actions, Catalog from, Catalog to, Set<ObjectReference> detached) {
        return new Sorting(actions, from, to, detached).order();
    }

    /** One run of the sorting. */
    private static final class Sorting {

        private final Map<Unit, Action> enders = new HashMap<>();
        private final Map<Unit, List<Action>> beginners = new HashMap<>();
        private final Map<Action, Set<Action>> predecessors = new TreeMap<>();

        private final Set<ObjectReference> detached;

        Sorting(Collection<Action> actions, Catalog from, Catalog to, Set<ObjectReference> detached) {
            this.detached = detached;
            for (Action action : actions) {
                predecessors.put(action, new HashSet<>());
                action.ends().forEach(unit -> enders.put(unit, action));
                action.begins().forEach(unit -> beginners
                        .computeIfAbsent(unit, none -> new ArrayList<>())
                        .add(action));
            }
            from.dependencies().forEach(this::beforeWhatItNeeded);
            to.dependencies().forEach(this::afterWhatItNeeds);
            from.objects().values().forEach(object -> object.partOf().ifPresent(whole -> partGoesFirst(object, whole)));
            to.objects().values().forEach(object -> object.partOf().ifPresent(whole -> partComesLater(object, whole)));
            to.attachments().forEach((share, whole) -> beginners
                    .getOrDefault(Unit.of(whole), List.of())
                    .forEach(beginner -> allBefore(Unit.of(share), beginner)));
            NameSpaces names = NameSpaces.of(from);
            for (Action action : predecessors.keySet()) {
                action.needs().forEach(unit -> allBefore(unit, action));
                action.follows().forEach(unit -> before(enders.get(unit), action));
                action.begins().forEach(unit -> {
                    if (!action.is(Trait.BESIDE_THE_OLD)) {
                        before(enders.get(unit), action);
                    }
                    if (unit.aspect() == Aspect.WHOLE) {
                        before(enders.get(new Unit(unit.object(), Aspect.NAME)), action);
                    }
                });
            }
            for (CatalogObject object : to.objects().values()) {
                List<ObjectReference> holders = names.holders(object);
                if (!holders.isEmpty()) {
                    Stream.of(Unit.of(object.reference()), Unit.expression(object.reference()))
                            .flatMap(unit -> beginners.getOrDefault(unit, List.of()).stream())
                            .forEach(beginner -> holders.forEach(holder -> {
                                before(enders.get(Unit.of(holder)), beginner);
                                before(enders.get(Unit.expression(holder)), beginner);
                            }));
                }
            }
        }

        private void beforeWhatItNeeded(Dependency dependency) {
            Action needed = enders.get(Unit.of(dependency.on()));
            if (needed == null || !needed.is(Trait.BLOCKED_BY_DEPENDENTS)) {
                return;
            }
            if (isOfExpression(dependency)) {
                before(enders.get(Unit.expression(dependency.dependent())), needed);
            } else {
                before(enders.get(Unit.of(dependency.dependent())), needed);
                before(enders.get(new Unit(dependency.dependent(), Aspect.TYPED)), needed);
            }
        }

        private boolean isOfExpression(Dependency dependency) {
            return dependency.ofExpression()
                    || (dependency.dependent().kind() == ObjectKind.VIEW && detached.contains(dependency.dependent()));
        }

        private void afterWhatItNeeds(Dependency dependency) {
            Unit dependent = isOfExpression(dependency)
                    ? Unit.expression(dependency.dependent())
                    : Unit.of(dependency.dependent());
            for (Action needer : beginners.getOrDefault(dependent, List.of())) {
                allBefore(Unit.of(dependency.on()), needer);
            }
        }

        private void partGoesFirst(CatalogObject part, ObjectReference whole) {
            Action ender = enders.get(Unit.of(whole));
            if (ender != null && ender.is(Trait.BLOCKED_BY_DEPENDENTS)) {
                before(enders.get(Unit.of(part.reference())), ender);
                before(enders.get(Unit.expression(part.reference())), ender);
            }
        }

        private void partComesLater(CatalogObject part, ObjectReference whole) {
            if (part instanceof Sequence) {
                return;
            }
            for (Action beginner : beginners.getOrDefault(Unit.of(part.reference()), List.of())) {
                allBefore(Unit.of(whole), beginner);
            }
        }

        private void allBefore(Unit unit, Action action) {
            beginners.getOrDefault(unit, List.of()).forEach(earlier -> before(earlier, action));
        }

        private void before(@Nullable Action earlier, Action later) {
            Set<Action> known = predecessors.get(later);
            if (earlier != null && known != null && !earlier.equals(later)) {
                known.add(earlier);
            }
        }

        ActionOrder order() {
            Map<Action, Set<Action>> open = new TreeMap<>();
            Map<Action, List<Action>> successors = new HashMap<>();
            TreeSet<Action> ready = new TreeSet<>();
            predecessors.forEach((action, before) -> {
                open.put(action, new HashSet<>(before));
                before.forEach(earlier -> successors
                        .computeIfAbsent(earlier, none -> new ArrayList<>())
                        .add(action));
                if (before.isEmpty()) {
                    ready.add(action);
                }
            });
            ScriptsInMaking scripts = new ScriptsInMaking(predecessors);
            while (!ready.isEmpty()) {
                Action next = scripts.next(ready);
                ready.remove(next);
                open.remove(next);
                for (Action successor : successors.getOrDefault(next, List.of())) {
                    Set<Action> left = open.get(successor);
                    if (left != null && left.remove(next) && left.isEmpty()) {
                        ready.add(successor);
                    }
                }
            }
            return new ActionOrder(scripts.finished(), circle(open));
        }

        /** Without those that only wait for the circle. */
        private static List<Action> circle(Map<Action, Set<Action>> open) {
            Set<Action> stuck = new TreeSet<>(open.keySet());
            boolean trimmed = true;
            while (trimmed) {
                Set<Action> waitedFor = new HashSet<>();
                stuck.forEach(action -> waitedFor.addAll(open.getOrDefault(action, Set.of())));
                trimmed = stuck.removeIf(action -> !waitedFor.contains(action));
            }
            return List.copyOf(stuck);
        }
    }
}
