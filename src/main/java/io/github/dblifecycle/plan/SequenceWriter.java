package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Persistence;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.SequenceOptions;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/** Sequences that are not behind an identity column, and how any sequence counts. */
final class SequenceWriter {

    private SequenceWriter() {}

    static Step step(Sequence sequence) {
        String name = sequence.name().readable();
        String unlogged = sequence.persistence() == Persistence.UNLOGGED ? "UNLOGGED " : "";
        List<String> options = new ArrayList<>();
        if (!sequence.options().type().equals("bigint")) {
            options.add("AS " + sequence.options().type());
        }
        options.addAll(options(sequence.options()));
        String create =
                "CREATE " + unlogged + "SEQUENCE " + name + (options.isEmpty() ? "" : " " + String.join(" ", options));
        return Step.of(
                Section.SEQUENCES,
                sequence.reference(),
                Comments.after(create, "SEQUENCE " + name, sequence.comment()));
    }

    /** {@code OWNED BY}, to be said when the column is there. */
    static String ownership(Sequence sequence, ObjectReference column) {
        String part = column.part().map(Identifier::readable).orElseThrow();
        return "ALTER SEQUENCE " + sequence.name().readable() + " OWNED BY "
                + column.qualifiedName().readable() + "." + part;
    }

    /** What differs from what a sequence of the type does anyway (PostgreSQL, "CREATE SEQUENCE"). */
    static List<String> options(SequenceOptions options) {
        boolean up = options.increment() > 0;
        long minimum = up ? 1 : lowest(options.type());
        long maximum = up ? highest(options.type()) : -1;
        List<String> told = new ArrayList<>();
        if (options.start() != (up ? options.minimum() : options.maximum())) {
            told.add("START WITH " + options.start());
        }
        if (options.increment() != 1) {
            told.add("INCREMENT BY " + options.increment());
        }
        if (options.minimum() != minimum) {
            told.add("MINVALUE " + options.minimum());
        }
        if (options.maximum() != maximum) {
            told.add("MAXVALUE " + options.maximum());
        }
        if (options.cache() != 1) {
            told.add("CACHE " + options.cache());
        }
        if (options.cycle()) {
            told.add("CYCLE");
        }
        return told;
    }

    /** As ALTER SEQUENCE … AS leaves it: a bound that was the type's own becomes that of the new type. */
    static SequenceOptions retyped(SequenceOptions options, String type) {
        long minimum = options.minimum() == lowest(options.type()) ? lowest(type) : options.minimum();
        long maximum = options.maximum() == highest(options.type()) ? highest(type) : options.maximum();
        return new SequenceOptions(
                type,
                Math.min(Math.max(options.start(), minimum), maximum),
                options.increment(),
                minimum,
                maximum,
                options.cache(),
                options.cycle());
    }

    private static long highest(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private static long lowest(String type) {
        return -highest(type) - 1;
    }
}
