package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Statements that stand together, one object's as a rule.
 *
 * @param about what they are about
 * @param makes what is there after them and was not before
 * @param needs what must be there before them, apart from what the server knows about the objects they make
 * @param statements without semicolons; at least one
 */
record Step(
        Section section,
        ObjectReference about,
        Set<ObjectReference> makes,
        Set<ObjectReference> needs,
        List<String> statements)
        implements Comparable<Step> {

    private static final Comparator<Step> ORDER =
            Comparator.comparing(Step::section).thenComparing(Step::about).thenComparing(Step::text);

    Step {
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(about, "about");
        makes = Set.copyOf(makes);
        needs = Set.copyOf(needs);
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("nothing is done about " + about);
        }
    }

    /** Makes one object that needs nothing but what the server knows of. */
    static Step of(Section section, ObjectReference about, List<String> statements) {
        return of(section, about, Set.of(), statements);
    }

    static Step of(Section section, ObjectReference about, Collection<ObjectReference> needs, List<String> statements) {
        return new Step(section, about, Set.of(about), Set.copyOf(needs), statements);
    }

    /** As it stands in a file. */
    String text() {
        return String.join(";\n", statements) + ";\n";
    }

    @Override
    public int compareTo(Step other) {
        return ORDER.compare(this, other);
    }
}
