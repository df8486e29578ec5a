package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.CatalogObject;
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
import java.util.stream.Collectors;

/** Where the declared schema and what the migrations produce differ, each with the line that is its cause. */
final class Mismatches {

    private static final String COMMENT = "comment";

    private final ScratchSide migrations;
    private final ScratchSide declared;
    private final List<Change> changes;
    private final SourceLines lines;
    private final GenerateAdvice advice;

    /** @param changes those that lead from what the migrations produce to what is declared */
    Mismatches(ScratchSide migrations, ScratchSide declared, List<Change> changes, SourceLines lines) {
        this.migrations = migrations;
        this.declared = declared;
        this.changes = List.copyOf(changes);
        this.lines = lines;
        this.advice = new GenerateAdvice(changes.size() > 1);
    }

    List<Finding> findings() {
        var from = migrations.reading().catalog();
        var to = declared.reading().catalog();
        List<Finding> findings = new ArrayList<>();
        for (Change change : changes) {
            findings.add(of(change));
        }
        for (ColumnOrderNote note : SchemaDiff.columnOrderNotes(from, to)) {
            findings.add(of(note));
        }
        return findings;
    }

    private Finding of(Change change) {
        if (change instanceof Change.Created created) {
            Optional<SourcePosition> statement = declared.positionOf(created.reference());
            return Finding.error(
                    "DB001",
                    close(statement, created.reference()),
                    created.reference().display() + " is declared, but no migration creates it",
                    advice.of(created));
        }
        if (change instanceof Change.Dropped dropped) {
            return Finding.error(
                    "DB002",
                    close(migrations.positionOf(dropped.reference()), dropped.reference()),
                    dropped.reference().display() + " is created by a migration, but not declared",
                    advice.of(dropped));
        }
        return altered((Change.Altered) change);
    }

    private Finding altered(Change.Altered altered) {
        ObjectReference reference = altered.reference();
        boolean commentOnly = altered.properties().stream()
                .allMatch(property -> property.property().equals(COMMENT));
        Optional<SourcePosition> here = position(declared, altered.to(), commentOnly);
        Optional<SourcePosition> there = position(migrations, altered.from(), commentOnly);
        List<String> details = new ArrayList<>();
        for (PropertyChange property : altered.properties()) {
            details.add(property.property() + ": declared " + property.to() + ", migrations " + property.from());
        }
        there.ifPresent(position -> details.add("migrations: " + position));
        return Finding.error(
                        "DB003",
                        here.or(() -> there),
                        reference.display() + " is declared differently from what the migrations produce",
                        advice.of(altered))
                .withDetails(details);
    }

    private Optional<SourcePosition> position(ScratchSide side, CatalogObject object, boolean commentOnly) {
        if (commentOnly && object.comment().isPresent()) {
            return side.positionOfComment(object.reference());
        }
        return close(side.positionOf(object.reference()), object.reference());
    }

    private Optional<SourcePosition> close(Optional<SourcePosition> statement, ObjectReference reference) {
        return statement.map(position ->
                reference.part().map(part -> lines.lineOf(position, part)).orElse(position));
    }

    private Finding of(ColumnOrderNote note) {
        return new Finding(
                "DB005",
                Severity.INFO,
                declared.positionOf(ObjectReference.table(note.table())),
                "the columns of table " + note.table().display() + " stand in another order than the migrations give"
                        + " them",
                List.of("declared: " + names(note.to()), "migrations: " + names(note.from())),
                Optional.empty());
    }

    private static String names(List<Identifier> columns) {
        return columns.stream().map(Identifier::display).collect(Collectors.joining(", "));
    }
}
