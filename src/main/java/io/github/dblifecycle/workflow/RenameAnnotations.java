package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.plan.Rename;
import io.github.dblifecycle.plan.RenameWriter;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.LineComment;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The {@code -- @renamed from old_name} comments of a declared schema, each on the line of what it is about or on one of
 * its own directly above.
 */
final class RenameAnnotations {

    private final AnnotatedObjects objects;
    private final Catalog declared;
    private final List<Finding> findings = new ArrayList<>();

    private RenameAnnotations(ScratchSide declared, SourceLines lines) {
        this.objects = new AnnotatedObjects(declared, lines);
        this.declared = declared.reading().catalog();
    }

    /**
     * What was found.
     *
     * @param renames in an order in which they can run
     * @param findings annotations that mean nothing, sorted
     */
    record Found(List<Rename> renames, List<Finding> findings) {

        Found {
            renames = List.copyOf(renames);
            findings = findings.stream().sorted(Finding.ORDER).toList();
        }
    }

    /** @param from the schema in which objects still may have their old names */
    static Found of(ScratchSide declared, SourceLines lines, Catalog from) {
        RenameAnnotations annotations = new RenameAnnotations(declared, lines);
        List<Annotated> annotated = annotations.annotated(lines);
        OldNames names = new OldNames(from);
        List<Rename> renames = new ArrayList<>();
        for (Annotated one : annotated) {
            annotations.rename(one, names).ifPresent(renames::add);
        }
        return new Found(renames, annotations.findings);
    }

    /**
     * An annotation that was understood.
     *
     * @param label of the enum that is the object
     */
    private record Annotated(SourcePosition position, ObjectReference object, Optional<String> label, Identifier old) {

        /** What holds others comes before them. */
        int depth() {
            return object.kind() == ObjectKind.SCHEMA ? 0 : object.part().isEmpty() && label.isEmpty() ? 1 : 2;
        }
    }

    private List<Annotated> annotated(SourceLines lines) {
        List<Annotated> found = new ArrayList<>();
        for (String file : objects.files()) {
            for (LineComment comment : lines.comments(file)) {
                RenameAnnotation.of(comment, file)
                        .flatMap(annotation -> annotated(annotation, comment))
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingInt(Annotated::depth).thenComparing(Annotated::position));
        return found;
    }

    private Optional<Annotated> annotated(RenameAnnotation annotation, LineComment comment) {
        if (annotation.oldName().isEmpty()) {
            wrong(annotation.position(), "what stands behind @renamed is not understood");
            return Optional.empty();
        }
        Optional<AnnotatedObjects.Target> target = objects.at(annotation.position(), comment);
        if (target.isEmpty()) {
            wrong(annotation.position(), "@renamed stands beside nothing that has a name");
            return Optional.empty();
        }
        ObjectReference object = target.get().object();
        if (!RenameWriter.canRename(object)) {
            wrong(annotation.position(), "PostgreSQL cannot rename " + object.display());
            return Optional.empty();
        }
        return Optional.of(new Annotated(
                annotation.position(),
                object,
                target.get().label(),
                annotation.oldName().get()));
    }

    private Optional<Rename> rename(Annotated annotated, OldNames names) {
        return annotated.label().isPresent()
                ? label(annotated, annotated.label().get(), names)
                : object(annotated, names);
    }

    private Optional<Rename> object(Annotated annotated, OldNames names) {
        ObjectReference now = annotated.object();
        ObjectReference named = names.before(now);
        ObjectReference old = OldNames.named(named, annotated.old());
        boolean hasOld = names.has(old);
        boolean hasNew = names.has(named);
        boolean oldIsDeclared = declared.objects().containsKey(OldNames.named(now, annotated.old()));
        if (hasNew && (!hasOld || oldIsDeclared)) {
            return Optional.empty();
        }
        if (!hasOld) {
            wrong(annotated.position(), "there is neither " + old.display() + " nor " + named.display() + " to rename");
        } else if (hasNew) {
            wrong(annotated.position(), "there is " + named.display() + " already, and " + old.display() + " too");
        } else if (oldIsDeclared) {
            wrong(
                    annotated.position(),
                    old.display() + " is declared itself, so that it cannot become " + now.display());
        } else {
            Rename rename = new Rename(
                    names.renamedSoFar(old), Optional.empty(), now.part().orElse(now.name()));
            names.renamed(now, old);
            return Optional.of(rename);
        }
        return Optional.empty();
    }

    private Optional<Rename> label(Annotated annotated, String label, OldNames names) {
        ObjectReference before = names.before(annotated.object());
        String old = annotated.old().value();
        List<String> labels = names.find(before)
                .filter(EnumType.class::isInstance)
                .map(type -> ((EnumType) type).labels())
                .orElse(List.of());
        if (labels.contains(old) && !labels.contains(label)) {
            return Optional.of(new Rename(names.renamedSoFar(before), Optional.of(old), new Identifier(label)));
        }
        if (!labels.contains(label)) {
            wrong(
                    annotated.position(),
                    before.display() + " has neither the value '" + old + "' nor the value '" + label + "' to rename");
        }
        return Optional.empty();
    }

    private void wrong(SourcePosition position, String message) {
        findings.add(Finding.error(
                "DB036",
                Optional.of(position),
                message,
                "write -- @renamed from old_name on the line of the table, column, constraint, index, type or value, or"
                        + " directly above; or take the comment away"));
    }
}
