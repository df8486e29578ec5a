package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.LineComment;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells which object of a declared schema a comment stands beside. */
final class AnnotatedObjects {

    private final ScratchSide declared;
    private final SourceLines lines;
    private final Map<SourcePosition, List<ObjectReference>> byStatement = new HashMap<>();
    private final Set<String> files;

    AnnotatedObjects(ScratchSide declared, SourceLines lines) {
        this.declared = declared;
        this.lines = lines;
        for (ObjectReference reference : declared.reading().catalog().objects().keySet()) {
            declared.positionOf(reference).ifPresent(position -> byStatement
                    .computeIfAbsent(position, none -> new ArrayList<>())
                    .add(reference));
        }
        files = byStatement.keySet().stream()
                .map(SourcePosition::file)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /**
     * What a comment is about.
     *
     * @param label of the enum that is the object
     */
    record Target(ObjectReference object, Optional<String> label) {}

    /** The files that made anything, sorted. */
    Set<String> files() {
        return files;
    }

    Optional<Target> at(SourcePosition comment, LineComment text) {
        int line = text.alone() ? lines.nextCodeLine(comment) : comment.line();
        SourcePosition position = new SourcePosition(comment.file(), line);
        Optional<Statement> statement = lines.statementAround(position);
        if (statement.isEmpty()) {
            return Optional.empty();
        }
        SourcePosition start =
                new SourcePosition(comment.file(), statement.get().line());
        List<ObjectReference> made = byStatement.getOrDefault(start, List.of());
        if (line > start.line()) {
            Optional<Target> part = label(made, position).or(() -> part(made, start, position));
            if (part.isPresent() || line < lines.lastLine(start)) {
                return part;
            }
        }
        return whole(made, statement.get()).map(object -> new Target(object, Optional.empty()));
    }

    private Optional<Target> part(List<ObjectReference> made, SourcePosition start, SourcePosition position) {
        return made.stream()
                .filter(reference -> reference.part().isPresent())
                .filter(reference -> lines.lineOf(start, reference.part().get()).equals(position))
                .min(java.util.Comparator.naturalOrder())
                .map(reference -> new Target(reference, Optional.empty()));
    }

    private Optional<Target> label(List<ObjectReference> made, SourcePosition position) {
        String line = lines.line(position);
        Map<String, Target> labels = new TreeMap<>();
        for (ObjectReference reference : made) {
            CatalogObject object = declared.reading().catalog().objects().get(reference);
            if (object instanceof EnumType type) {
                type.labels().stream()
                        .filter(label -> line.strip().startsWith("'" + label.replace("'", "''") + "'"))
                        .forEach(label -> labels.put(label, new Target(reference, Optional.of(label))));
            }
        }
        return labels.size() == 1 ? Optional.of(labels.values().iterator().next()) : Optional.empty();
    }

    /** The table's own row is written again by whatever changes it later, so that its columns speak for it. */
    private Optional<ObjectReference> whole(List<ObjectReference> made, Statement statement) {
        boolean createsTable =
                statement.startsWith("create") && statement.leadingWords().contains("table");
        Set<ObjectReference> roots = made.stream()
                .map(reference -> createsTable && reference.part().isPresent()
                        ? ObjectReference.table(reference.qualifiedName())
                        : reference)
                .filter(reference -> createsTable == (reference.kind() == ObjectKind.TABLE))
                .filter(reference -> createsTable || !isPartOfAny(reference, made))
                .collect(Collectors.toSet());
        return roots.size() == 1 ? Optional.of(roots.iterator().next()) : Optional.empty();
    }

    private boolean isPartOfAny(ObjectReference reference, List<ObjectReference> made) {
        return declared.reading()
                .catalog()
                .find(reference)
                .flatMap(CatalogObject::partOf)
                .filter(made::contains)
                .filter(whole -> whole.kind() != ObjectKind.TABLE)
                .isPresent();
    }
}
