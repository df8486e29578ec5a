package io.github.dblifecycle.plan;

import io.github.dblifecycle.sql.Identifier;
import java.util.Optional;
import java.util.Set;

/**
 * How values of one type become values of another (PostgreSQL, "CREATE CAST", and the casts of pg_cast): by themselves, by
 * an expression, or only in a way that a person has to decide on.
 *
 * @param using what follows USING, with {@link #VALUE} for the column; empty where the server knows by itself
 * @param rewrites whether the table is written anew; false only where that is certain
 * @param mayFail whether a value may have no counterpart
 * @param mayLose whether values that differed may become equal
 * @param decision whether the expression is a guess
 */
record TypeChange(Optional<String> using, boolean rewrites, boolean mayFail, boolean mayLose, boolean decision) {

    /** Stands for what is turned into another; no name can hold it. */
    static final String VALUE = "\0";

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

    /** What follows USING for a column. */
    Optional<String> using(Identifier column) {
        return using.map(expression -> expression.replace(VALUE, column.readable()));
    }

    /**
     * What happens to values of a column or an attribute.
     *
     * @param from as the server prints it, with modifiers; likewise {@code to}
     */
    static TypeChange of(Planning planning, String from, String to) {
        String before = BaseType.of(from, planning.from());
        String after = BaseType.of(to, planning.to());
        TypeChange change = of(before, after);
        return before.equals(from) && after.equals(to) ? change : change.ofDomain(!after.equals(to));
    }

    private static TypeChange of(String from, String to) {
        TypeName before = TypeName.of(from);
        TypeName after = TypeName.of(to);
        if (before.array() != after.array()) {
            return guess(text(to));
        }
        return before.name().equals(after.name()) ? sameType(before, after) : otherType(before, after, to);
    }

    /** @param checked whether it becomes a domain, which may refuse values */
    private TypeChange ofDomain(boolean checked) {
        return new TypeChange(using, rewrites || checked, mayFail || checked, mayLose, decision);
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
            return automatic(!binary || limited, limited, into.equals("name"));
        }
        if (STRINGS.contains(from)) {
            boolean rounded = !after.modifiers().isEmpty() && !BITS.contains(into);
            return new TypeChange(Optional.of(VALUE + "::" + BaseType.castable(to)), true, true, rounded, false);
        }
        if (TIMES.contains(from) && TIMES.contains(into)) {
            return times(from, after, to);
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
            return guess(VALUE + "::integer::" + to);
        }
        if (NUMBERS.contains(from) && into.equals("boolean")) {
            return guess(VALUE + "::integer::boolean");
        }
        return guess(text(to));
    }

    /** The type itself was dropped and created again: values keep their text. */
    static TypeChange rebuilt(Planning planning, String type) {
        String base = BaseType.of(type, planning.to());
        String target = BaseType.castable(base).equals(base) ? type : base;
        return new TypeChange(Optional.of(text(target)), true, true, false, false);
    }

    private static String text(String type) {
        String target = BaseType.castable(type);
        return VALUE + "::text" + (target.equals("text") ? "" : "::" + target);
    }

    private static TypeChange sameType(TypeName before, TypeName after) {
        boolean wider = after.modifiers().isEmpty() || before.isNarrowerThan(after);
        boolean rewrites =
                !wider || before.name().equals("character") || before.name().equals("bit");
        return automatic(rewrites, !wider, !wider && !STRINGS.contains(before.name()));
    }

    private static TypeChange times(String from, TypeName after, String to) {
        String into = after.name();
        boolean known = !(from.startsWith("time ") && !into.startsWith("time "))
                && !(from.equals("date") && into.startsWith("time "));
        boolean shorter = into.equals("date")
                || into.startsWith("time ")
                || !after.modifiers().isEmpty();
        return known ? automatic(true, false, shorter) : guess(text(to));
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
