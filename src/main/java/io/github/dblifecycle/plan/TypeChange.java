package io.github.dblifecycle.plan;

import java.util.Optional;
import java.util.Set;

/**
 * How values of one type become values of another (PostgreSQL, "CREATE CAST", and the casts of pg_cast): by themselves, by
 * an expression, or only in a way that a person has to decide on.
 *
 * @param using what follows USING, with {@code %s} for the column; empty where the server knows by itself
 * @param rewrites whether the table is written anew; false only where that is certain
 * @param mayFail whether a value may have no counterpart
 * @param mayLose whether values that differed may become equal
 * @param decision whether the expression is a guess
 */
record TypeChange(Optional<String> using, boolean rewrites, boolean mayFail, boolean mayLose, boolean decision) {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> STRINGS = Set.of("text", "character varying", "character", "name");
    private static final Set<String> TIMES = Set.of(
            "date",
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "time with time zone");
    private static final Set<String> DOCUMENTS = Set.of("json", "jsonb");
    private static final Set<String> NETWORKS = Set.of("inet", "cidr");
    private static final Set<String> BITS = Set.of("bit", "bit varying");

    /** @param from as the server prints it, with modifiers; likewise {@code to} */
    static TypeChange of(String from, String to) {
        TypeName before = TypeName.of(from);
        TypeName after = TypeName.of(to);
        if (before.array() != after.array()) {
            return guess("%s::text::" + to);
        }
        if (before.name().equals(after.name())) {
            return sameType(before, after);
        }
        TypeChange change = otherType(before, after, to);
        return before.array() && change.using().isEmpty()
                ? new TypeChange(Optional.of("%s::" + to), true, change.mayFail(), change.mayLose(), change.decision())
                : change;
    }

    private static TypeChange otherType(TypeName before, TypeName after, String to) {
        String from = before.name();
        String into = after.name();
        if (INTEGERS.contains(from) && INTEGERS.contains(into)) {
            return automatic(true, size(into) < size(from), false);
        }
        if (NUMBERS.contains(from) && NUMBERS.contains(into)) {
            boolean exact = into.equals("numeric") && after.modifiers().isEmpty() && INTEGERS.contains(from);
            return automatic(true, !exact, !exact);
        }
        if (STRINGS.contains(into)) {
            boolean limited = !after.modifiers().isEmpty() || into.equals("name") || into.equals("character");
            boolean binary = STRINGS.contains(from) && !from.equals("character") && !from.equals("name");
            return automatic(!binary || limited, limited, false);
        }
        if (STRINGS.contains(from)) {
            return new TypeChange(Optional.of("%s::" + to), true, true, false, false);
        }
        if (TIMES.contains(from) && TIMES.contains(into)) {
            return times(from, into, to);
        }
        if (DOCUMENTS.contains(from) && DOCUMENTS.contains(into)) {
            return automatic(true, false, into.equals("jsonb"));
        }
        if (NETWORKS.contains(from) && NETWORKS.contains(into)) {
            return automatic(true, false, into.equals("cidr"));
        }
        if (BITS.contains(from) && BITS.contains(into)) {
            return automatic(true, true, false);
        }
        if (from.equals("boolean") && NUMBERS.contains(into)) {
            return guess("%s::integer::" + to);
        }
        if (NUMBERS.contains(from) && into.equals("boolean")) {
            return guess("%s::integer::boolean");
        }
        return guess("%s::text::" + to);
    }

    /** The type itself was dropped and created again: values keep their text. */
    static TypeChange rebuilt(String type) {
        return new TypeChange(Optional.of("%s::text::" + type), true, true, false, false);
    }

    private static TypeChange sameType(TypeName before, TypeName after) {
        boolean wider = after.modifiers().isEmpty() || before.isNarrowerThan(after);
        boolean rewrites =
                !wider || before.name().equals("character") || before.name().equals("bit");
        return automatic(rewrites, !wider, !wider && !STRINGS.contains(before.name()));
    }

    private static TypeChange times(String from, String into, String to) {
        boolean known = !(from.startsWith("time ") && !into.startsWith("time "))
                && !(from.equals("date") && into.startsWith("time "));
        boolean shorter = into.equals("date") || into.startsWith("time ");
        return known ? automatic(true, false, shorter) : guess("%s::text::" + to);
    }

    private static TypeChange automatic(boolean rewrites, boolean mayFail, boolean mayLose) {
        return new TypeChange(Optional.empty(), rewrites, mayFail, mayLose, false);
    }

    private static TypeChange guess(String using) {
        return new TypeChange(Optional.of(using), true, true, false, true);
    }

    private static int size(String integer) {
        return switch (integer) {
            case "smallint" -> 2;
            case "integer" -> 4;
            default -> 8;
        };
    }
}
