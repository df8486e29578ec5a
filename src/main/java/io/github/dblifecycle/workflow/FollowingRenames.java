package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.RenameCandidate;
import io.github.dblifecycle.diff.RenameCandidates;
import io.github.dblifecycle.plan.Rename;
import io.github.dblifecycle.plan.RenameWriter;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a renamed table or column leaves behind under its old name: the server names constraints, indexes and sequences
 * after them when it makes them, and does not rename them later.
 */
final class FollowingRenames {

    private static final Set<ObjectKind> FOLLOWERS =
            Set.of(ObjectKind.CONSTRAINT, ObjectKind.INDEX, ObjectKind.SEQUENCE);

    private FollowingRenames() {}

    /** @param changes that are left after the renames */
    static List<Rename> of(List<Rename> renames, List<Change> changes) {
        Set<QualifiedName> tables = renames.stream()
                .map(RenameWriter::renamed)
                .filter(object -> object.kind() == ObjectKind.TABLE || object.kind() == ObjectKind.COLUMN)
                .map(ObjectReference::qualifiedName)
                .collect(Collectors.toSet());
        List<Change> theirs = changes.stream()
                .filter(change -> FOLLOWERS.contains(change.reference().kind()))
                .filter(change -> table(change).filter(tables::contains).isPresent())
                .toList();
        return RenameCandidates.among(theirs).stream()
                .map(FollowingRenames::rename)
                .toList();
    }

    private static Optional<QualifiedName> table(Change change) {
        return Stream.of(change)
                .flatMap(one -> one instanceof Change.Dropped dropped
                        ? Stream.of(dropped.object())
                        : one instanceof Change.Created created ? Stream.of(created.object()) : Stream.empty())
                .flatMap(object ->
                        object instanceof Sequence sequence ? sequence.ownedBy().stream() : object.partOf().stream())
                .map(ObjectReference::qualifiedName)
                .findFirst();
    }

    private static Rename rename(RenameCandidate candidate) {
        ObjectReference to = candidate.to();
        return new Rename(candidate.from(), Optional.empty(), to.part().orElse(to.name()));
    }
}
