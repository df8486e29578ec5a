package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements that run together, and what must have happened before them.
 *
 * @param about the object they are about
 * @param ends of the first catalog, what is no more after them
 * @param begins of the second catalog, what is there after them
 * @param needs of the second catalog, what must be there before, apart from what the server knows about what they begin
 * @param follows of the first catalog, what must be gone before
 * @param traits how it wants to be run
 * @param statements none if only the order matters
 */
record Action(
        Phase phase,
        ObjectReference about,
        Set<Unit> ends,
        Set<Unit> begins,
        Set<Unit> needs,
        Set<Unit> follows,
        Set<Trait> traits,
        List<PlannedStatement> statements)
        implements Comparable<Action> {

    private static final Comparator<Action> ORDER = Comparator.comparing(Action::phase)
            .thenComparing(Action::about)
            .thenComparing(Action::text)
            .thenComparing(action -> action.begins().toString() + action.ends());

    /** How an action wants to be run. */
    enum Trait {
        /** The server refuses while something still depends on what it ends. */
        BLOCKED_BY_DEPENDENTS,
        /** It cannot run in a transaction. */
        CONCURRENT,
        /** What it begins stands beside what ends under the same reference, which has another name by then. */
        BESIDE_THE_OLD,
        /** What needs it can only run once its transaction is committed. */
        COMMITTED_FIRST
    }

    Action {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(about, "about");
        ends = Set.copyOf(ends);
        begins = Set.copyOf(begins);
        needs = Set.copyOf(needs);
        follows = Set.copyOf(follows);
        traits = Set.copyOf(traits);
        statements = List.copyOf(statements);
    }

    static Action of(Phase phase, ObjectReference about, List<PlannedStatement> statements) {
        return new Action(phase, about, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), statements);
    }

    static Action of(Phase phase, PlannedStatement... statements) {
        return of(phase, statements[0].about(), List.of(statements));
    }

    Action ending(Collection<Unit> units) {
        return new Action(phase, about, with(ends, units), begins, needs, follows, traits, statements);
    }

    Action ending(Unit... units) {
        return ending(List.of(units));
    }

    Action beginning(Collection<Unit> units) {
        return new Action(phase, about, ends, with(begins, units), needs, follows, traits, statements);
    }

    Action beginning(Unit... units) {
        return beginning(List.of(units));
    }

    Action needing(Collection<Unit> units) {
        return new Action(phase, about, ends, begins, with(needs, units), follows, traits, statements);
    }

    Action needing(Unit... units) {
        return needing(List.of(units));
    }

    Action following(Collection<Unit> units) {
        return new Action(phase, about, ends, begins, needs, with(follows, units), traits, statements);
    }

    Action following(Unit... units) {
        return following(List.of(units));
    }

    Action with(Trait trait) {
        return new Action(phase, about, ends, begins, needs, follows, with(traits, List.of(trait)), statements);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    private String text() {
        return statements.stream().map(PlannedStatement::sql).collect(Collectors.joining(";"));
    }

    private static <T> Set<T> with(Set<T> some, Collection<T> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public int compareTo(Action other) {
        return ORDER.compare(this, other);
    }
}
