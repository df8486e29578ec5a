package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.NotCompared;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.ColumnOrderNote;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a live database is not what its applied migrations produce: each object with both of its definitions. */
final class DriftFindings {

    private static final int MOST_LINES = 12;

    private final ScratchSide expected;
    private final Catalog live;
    private final Severity severity;
    private final RepairPlan adopt;
    private final String advice;
    private final Set<String> uncertain;

    /**
     * Prepares.
     *
     * @param severity of a drift
     * @param adopt tells what was probably typed
     * @param advice what to do about a drift
     * @param uncertain scripts that were applied in another state than the one that was compared
     */
    DriftFindings(
            ScratchSide expected,
            Catalog live,
            Severity severity,
            RepairPlan adopt,
            String advice,
            Set<String> uncertain) {
        this.expected = expected;
        this.live = live;
        this.severity = severity;
        this.adopt = adopt;
        this.advice = advice;
        this.uncertain = Set.copyOf(uncertain);
    }

    List<Finding> of(List<Change> changes) {
        List<Finding> findings = new ArrayList<>(changes.stream().map(this::of).toList());
        SchemaDiff.columnOrderNotes(expected.reading().catalog(), live).forEach(note -> findings.add(of(note)));
        notCompared().ifPresent(findings::add);
        return findings;
    }

    private Finding of(Change change) {
        Optional<SourcePosition> position = expected.positionOf(change.reference());
        List<String> details = new ArrayList<>();
        String code;
        String what;
        if (change instanceof Change.Created created) {
            code = "DB801";
            what = " was created outside of migrations";
            details.add("migrations: none");
            details.addAll(definition("live", created.object(), created.parts()));
        } else if (change instanceof Change.Dropped dropped) {
            code = "DB802";
            what = " was dropped outside of migrations";
            details.addAll(definition("migrations", dropped.object(), dropped.parts()));
            details.add("live: none");
        } else {
            code = "DB803";
            what = " was altered outside of migrations";
            for (PropertyChange property : ((Change.Altered) change).properties()) {
                details.add(property.property() + ": migrations " + property.from() + ", live " + property.to());
            }
        }
        List<String> typed = adopt.about(reference -> belongsTo(reference, change));
        typed.stream().limit(MOST_LINES).forEach(sql -> details.add("likely typed: " + sql + ";"));
        if (typed.size() > MOST_LINES) {
            details.add("and " + (typed.size() - MOST_LINES) + " statements more");
        }
        boolean doubtful =
                position.map(SourcePosition::file).filter(uncertain::contains).isPresent();
        if (doubtful) {
            details.add("it may also be the edit of " + position.orElseThrow().file()
                    + ", whose applied state could not be had");
        }
        return new Finding(
                code,
                doubtful ? Severity.WARNING : severity,
                position,
                change.reference().display() + what,
                details,
                Optional.of(advice));
    }

    private static List<String> definition(String side, CatalogObject object, List<CatalogObject> parts) {
        List<String> lines = new ArrayList<>();
        lines.add(side + ": " + object.reference().display() + words(object));
        parts.stream()
                .limit(MOST_LINES)
                .forEach(part -> lines.add("  " + part.reference().display() + words(part)));
        if (parts.size() > MOST_LINES) {
            lines.add("  and " + (parts.size() - MOST_LINES) + " objects more");
        }
        return lines;
    }

    private static String words(CatalogObject object) {
        String words = object.properties().entrySet().stream()
                .map(property -> property.getKey() + " " + property.getValue())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : ", " + words;
    }

    private static boolean belongsTo(ObjectReference reference, Change change) {
        Stream<CatalogObject> parts = change instanceof Change.Created created
                ? created.parts().stream()
                : change instanceof Change.Dropped dropped ? dropped.parts().stream() : Stream.empty();
        return reference.equals(change.reference())
                || parts.anyMatch(part -> part.reference().equals(reference));
    }

    private Finding of(ColumnOrderNote note) {
        return new Finding(
                "DB805",
                Severity.INFO,
                expected.positionOf(ObjectReference.table(note.table())),
                "the columns of table " + note.table().display() + " stand in another order than the migrations give"
                        + " them",
                List.of("live: " + names(note.to()), "migrations: " + names(note.from())),
                Optional.empty());
    }

    private static String names(List<Identifier> columns) {
        return columns.stream().map(Identifier::display).collect(Collectors.joining(", "));
    }

    private Optional<Finding> notCompared() {
        SortedSet<NotCompared> all = new TreeSet<>(expected.reading().catalog().notCompared());
        all.addAll(live.notCompared());
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "DB804",
                        Severity.WARNING,
                        Optional.empty(),
                        all.size() == 1
                                ? "one object was not compared: its kind is not modelled yet"
                                : all.size() + " objects were not compared: their kinds are not modelled yet",
                        all.stream().map(NotCompared::toString).toList(),
                        Optional.of("compare them by hand")));
    }
}
