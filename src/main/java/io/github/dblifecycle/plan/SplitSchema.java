package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A whole schema as SQL with room for the rows of its tables: what they need in order to be loaded stands before them, what
 * would only slow that down, refuse rows or fire for them stands after.
 *
 * <p>After the rows come what is built from all of them at once (indexes, keys, extended statistics), what speaks of rows
 * in other tables (foreign keys, and checks that call functions of users, which may look anywhere), what is not proved for
 * the rows that are there ({@code NOT VALID}), what would act on them or hide them (triggers, rules, policies, row
 * security), and who may do what. A constraint that something before the rows needs, a view over a primary key as the
 * argument of a function in a default say, stays before them.
 *
 * @param before what tables need; ends with a line break, as the others do
 * @param after to be run when rows and sequences are there
 * @param last event triggers, which would fire for whatever comes after them
 * @param materializedViews in an order in which they can be filled: after all but what is last, because their queries run
 *     with the privileges of their owners
 */
public record SplitSchema(String before, String after, String last, List<QualifiedName> materializedViews) {

    private static final Set<Section> AFTER = EnumSet.of(
            Section.INDEXES,
            Section.STATISTICS,
            Section.TABLE_SETTINGS,
            Section.FOREIGN_KEYS,
            Section.TRIGGERS,
            Section.RULES,
            Section.POLICIES,
            Section.PUBLICATIONS,
            Section.ENVIRONMENT);

    private static final Set<ConstraintKind> WITH_INDEX =
            EnumSet.of(ConstraintKind.PRIMARY_KEY, ConstraintKind.UNIQUE, ConstraintKind.EXCLUSION);

    private static final Set<ObjectKind> ROUTINES =
            EnumSet.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE);

    public SplitSchema {
        materializedViews = List.copyOf(materializedViews);
    }

    /**
     * Splits a schema.
     *
     * @param catalog with its dependencies
     * @param aspects which of privileges, owners and tablespaces are written
     */
    public static SplitSchema of(Catalog catalog, ComparedAspects aspects) {
        LaterParts later = LaterParts.of(catalog);
        Set<ObjectReference> apart = constraintsAfterRows(catalog);
        List<Step> steps = SchemaSql.steps(later.without(), aspects, apart, later.steps());
        Set<ObjectReference> needed = neededBefore(steps, later.without());
        while (apart.removeAll(needed)) {
            steps = SchemaSql.steps(later.without(), aspects, apart, later.steps());
            needed = neededBefore(steps, later.without());
        }
        Set<Step> after = after(steps, later.without(), needed);
        Set<Step> last = steps.stream()
                .filter(step -> step.section() == Section.EVENT_TRIGGERS)
                .collect(Collectors.toSet());
        return new SplitSchema(
                text(steps, step -> !after.contains(step) && !last.contains(step)),
                text(childrenFirst(steps, catalog), step -> after.contains(step) && !last.contains(step)),
                text(steps, last::contains),
                steps.stream()
                        .filter(step -> step.section() == Section.VIEWS)
                        .flatMap(step -> catalog.find(step.about()).stream())
                        .filter(object -> object instanceof View view && view.materialized())
                        .map(object -> ((View) object).name())
                        .toList());
    }

    private static Set<ObjectReference> constraintsAfterRows(Catalog catalog) {
        Set<ObjectReference> calling = catalog.dependencies().stream()
                .filter(dependency -> dependency.dependent().kind() == ObjectKind.CONSTRAINT
                        && ROUTINES.contains(dependency.on().kind()))
                .map(Dependency::dependent)
                .collect(Collectors.toSet());
        return catalog.all(Constraint.class).stream()
                .filter(constraint ->
                        WITH_INDEX.contains(constraint.kind()) || calling.contains(constraint.reference()))
                .map(Constraint::reference)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What tables cannot do without, through however many steps. */
    private static Set<ObjectReference> neededBefore(List<Step> steps, Catalog catalog) {
        Map<Step, Set<Step>> needs = CreationOrder.needs(steps, catalog);
        Deque<Step> open = new ArrayDeque<>(steps.stream()
                .filter(step -> step.section() == Section.TABLES || step.section() == Section.SEQUENCES)
                .toList());
        Set<Step> reached = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (Step one : needs.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(one)) {
                    open.add(one);
                }
            }
        }
        return reached.stream().flatMap(step -> step.makes().stream()).collect(Collectors.toSet());
    }

    /** The steps of the second part, and whatever needs one of them. */
    private static Set<Step> after(List<Step> steps, Catalog catalog, Set<ObjectReference> neededBefore) {
        Map<Step, Set<Step>> needs = CreationOrder.needs(steps, catalog);
        Set<Step> after = new HashSet<>();
        for (Step step : steps) {
            boolean byItself = AFTER.contains(step.section())
                    || (step.section() == Section.DEFAULTS
                            && (step.about().kind() == ObjectKind.CONSTRAINT
                                    || step.makes().isEmpty()));
            boolean possible = step.makes().stream().noneMatch(neededBefore::contains);
            if (possible
                    && (byItself || needs.getOrDefault(step, Set.of()).stream().anyMatch(after::contains))) {
                after.add(step);
            }
        }
        return after;
    }

    /** A check of a parent is merged into the one that a child has of its own; the other way round it would be there twice. */
    private static List<Step> childrenFirst(List<Step> steps, Catalog catalog) {
        List<Step> ordered = new ArrayList<>(steps);
        for (Step step : steps) {
            boolean check = catalog.find(step.about())
                    .filter(object ->
                            object instanceof Constraint constraint && constraint.kind() == ConstraintKind.CHECK)
                    .isPresent();
            if (check && step.section() == Section.DEFAULTS) {
                ordered.remove(step);
                int end = firstOfParents(ordered, step, catalog);
                ordered.add(end < 0 ? steps.indexOf(step) : Math.min(end, steps.indexOf(step)), step);
            }
        }
        return ordered;
    }

    private static int firstOfParents(List<Step> ordered, Step child, Catalog catalog) {
        Set<ObjectReference> ofParents = catalog.table(child.about().qualifiedName()).stream()
                .flatMap(table -> ancestors(table, catalog).stream())
                .map(parent -> ObjectReference.onRelation(
                        ObjectKind.CONSTRAINT, parent, child.about().part().orElseThrow()))
                .collect(Collectors.toSet());
        for (int i = 0; i < ordered.size(); i++) {
            if (ofParents.contains(ordered.get(i).about())) {
                return i;
            }
        }
        return -1;
    }

    private static Set<QualifiedName> ancestors(Table table, Catalog catalog) {
        Set<QualifiedName> all = new HashSet<>(table.parents());
        table.parents().stream()
                .flatMap(parent -> catalog.table(parent).stream())
                .forEach(parent -> all.addAll(ancestors(parent, catalog)));
        return all;
    }

    private static String text(Collection<Step> steps, Predicate<Step> chosen) {
        StringBuilder text = new StringBuilder();
        Section section = null;
        for (Step step : steps) {
            if (chosen.test(step)) {
                if (step.section() != section) {
                    section = step.section();
                    text.append("\n-- ").append(section.heading()).append('\n');
                }
                text.append('\n').append(step.text());
            }
        }
        return text.toString();
    }
}
