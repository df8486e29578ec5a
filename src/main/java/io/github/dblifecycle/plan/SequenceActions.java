package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Persistence;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.SequenceOptions;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sequences that are not behind an identity column. */
final class SequenceActions {

    static final String RESTART = "RESTART";

    private final Planning planning;

    SequenceActions(Planning planning) {
        this.planning = planning;
    }

    List<Action> create(Sequence sequence) {
        List<Action> actions = new ArrayList<>();
        actions.add(Creation.of(SequenceWriter.step(sequence)));
        sequence.ownedBy().filter(this::isOfTableThatStays).ifPresent(column -> actions.add(own(sequence, column)));
        return actions;
    }

    List<Action> alter(Sequence before, Sequence after) {
        ObjectReference reference = after.reference();
        String name = after.name().readable();
        List<PlannedStatement> statements = new ArrayList<>();
        List<String> changes = changes(before.options(), after.options(), false);
        statements.addAll(moveWithin(reference, after.name(), before.options(), after.options()));
        if (!changes.isEmpty()) {
            statements.add(Statements.quick(reference, "ALTER SEQUENCE " + name + " " + String.join(" ", changes)));
        }
        if (before.persistence() != after.persistence()) {
            statements.add(Statements.quick(
                    reference,
                    "ALTER SEQUENCE " + name
                            + (after.persistence() == Persistence.UNLOGGED ? " SET UNLOGGED" : " SET LOGGED")));
        }
        if (!before.comment().equals(after.comment())) {
            statements.add(Remarks.on(reference, "SEQUENCE " + name, after.comment()));
        }
        boolean moved = !before.ownedBy().equals(after.ownedBy());
        if (moved || losesItsOwner(before)) {
            after.ownedBy()
                    .filter(column -> !isOfTableThatStays(column))
                    .ifPresent(column -> statements.addAll(giveToOwnerOf(column, after)));
        }
        List<Action> actions = new ArrayList<>();
        if (before.ownedBy().isPresent() && (moved || losesItsOwner(before))) {
            actions.add(Action.of(Phase.DROPS, Statements.quick(reference, "ALTER SEQUENCE " + name + " OWNED BY NONE"))
                    .ending(Unit.of(reference)));
        }
        if (!statements.isEmpty()) {
            actions.add(Action.of(Phase.SEQUENCES, reference, statements).beginning(Unit.of(reference)));
        }
        if (moved || losesItsOwner(before)) {
            after.ownedBy()
                    .filter(this::isOfTableThatStays)
                    .ifPresent(column -> actions.add(own(after, column).following(Unit.of(reference))));
        }
        return actions;
    }

    private boolean isOfTableThatStays(ObjectReference column) {
        return planning.fates().stays(ObjectReference.table(column.qualifiedName()));
    }

    /** It would be dropped with the column, which is dropped even if it is created again. */
    boolean losesItsOwner(Sequence sequence) {
        return sequence.ownedBy()
                .filter(column -> planning.fate(column).isDropped())
                .isPresent();
    }

    private Action own(Sequence sequence, ObjectReference column) {
        List<PlannedStatement> statements = new ArrayList<>(giveToOwnerOf(column, sequence));
        statements.add(Statements.quick(sequence.reference(), SequenceWriter.ownership(sequence, column)));
        return Action.of(Phase.CONSTRAINTS, sequence.reference(), statements)
                .needing(Unit.of(column), Unit.of(sequence.reference()));
    }

    /** A sequence belongs to a column of its own owner's table only (PostgreSQL, "ALTER SEQUENCE"). */
    private List<PlannedStatement> giveToOwnerOf(ObjectReference column, Sequence sequence) {
        Optional<Identifier> isOf = otherOwner(sequence.reference());
        Optional<Identifier> goesTo = otherOwner(ObjectReference.table(column.qualifiedName()));
        return !planning.settings().ownersStand() || isOf.equals(goesTo)
                ? List.of()
                : List.of(Statements.quick(
                        sequence.reference(),
                        "ALTER SEQUENCE " + sequence.name().readable() + " OWNER TO "
                                + goesTo.map(Identifier::readable).orElse("CURRENT_USER")));
    }

    /** Empty for whoever runs the plan, who makes what is new. */
    private Optional<Identifier> otherOwner(ObjectReference object) {
        return planning.fates().stays(object) ? planning.from().access(object).otherOwner() : Optional.empty();
    }

    /** A sequence must stand within new bounds before it is told of them. */
    static List<PlannedStatement> moveWithin(
            ObjectReference about, QualifiedName sequence, SequenceOptions before, SequenceOptions after) {
        if (isApart(before, after)) {
            return List.of();
        }
        boolean up = after.increment() > 0;
        List<PlannedStatement> statements = new ArrayList<>();
        if (after.minimum() > before.minimum()) {
            statements.add(move(about, sequence, after.minimum(), !up, "<"));
        }
        if (after.maximum() < before.maximum()) {
            statements.add(move(about, sequence, after.maximum(), up, ">"));
        }
        return statements;
    }

    /** @param used whether the value counts as given out, so that the next one is another */
    private static PlannedStatement move(
            ObjectReference about, QualifiedName sequence, long value, boolean used, String beyond) {
        String name = sequence.readable();
        return Statements.quick(
                about,
                "SELECT pg_catalog.setval(" + SqlText.literal(name) + ", " + value + ", " + used + ") FROM " + name
                        + " WHERE last_value " + beyond + " " + value);
    }

    /** Whether no value that it may have is one that it had: it then starts again. */
    private static boolean isApart(SequenceOptions before, SequenceOptions after) {
        return after.minimum() > before.maximum() || after.maximum() < before.minimum();
    }

    /** One clause for each option that differs. */
    static List<String> changes(SequenceOptions before, SequenceOptions after, boolean identity) {
        List<String> changes = new ArrayList<>();
        SequenceOptions was = before;
        if (!before.type().equals(after.type())) {
            if (!identity) {
                changes.add("AS " + after.type());
            }
            was = SequenceWriter.retyped(before, after.type());
        }
        add(changes, was.increment() != after.increment(), "INCREMENT BY " + after.increment());
        add(changes, was.minimum() != after.minimum(), "MINVALUE " + after.minimum());
        add(changes, was.maximum() != after.maximum(), "MAXVALUE " + after.maximum());
        add(changes, was.start() != after.start(), "START WITH " + after.start());
        add(changes, was.cache() != after.cache(), "CACHE " + after.cache());
        add(changes, was.cycle() != after.cycle(), after.cycle() ? "CYCLE" : "NO CYCLE");
        add(changes, isApart(before, after), RESTART);
        return changes;
    }

    private static void add(List<String> changes, boolean differs, String change) {
        Optional.of(change).filter(text -> differs).ifPresent(changes::add);
    }
}
