package io.github.dblifecycle.diff;

import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Objects;
import java.util.Optional;

/**
 * Something dropped and something created that look like one object under another name.
 *
 * @param from what is dropped, or the enum one of whose labels is
 * @param to what is created; the same enum for a label
 * @param labels the label before and after; empty for a whole object
 */
public record RenameCandidate(ObjectReference from, ObjectReference to, Optional<Labels> labels) {

    /** Two labels of an enum. */
    public record Labels(String from, String to) {}

    public RenameCandidate {
        Objects.requireNonNull(labels, "labels");
        if (from.kind() != to.kind()) {
            throw new IllegalArgumentException(from + " cannot be renamed to " + to);
        }
    }

    /** What to write beside the declaration so that it is taken for a rename. */
    public String annotation() {
        return "-- @renamed from "
                + labels.map(one -> "'" + one.from().replace("'", "''") + "'")
                        .orElseGet(() -> from.part().orElse(from.name()).readable());
    }

    /** A sentence for whoever reads the changes. */
    public String sentence() {
        return labels.map(one -> "label '" + one.from() + "' of " + from.display() + " and label '" + one.to() + "'")
                        .orElseGet(() -> from.display() + " and " + to.display())
                + " look like a rename";
    }
}
