package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One column in the making: its type is of its family, its value of what was there before. */
final class GeneratedColumn {

    private final GeneratedDraw draw;
    private final GeneratedSchema schema;
    private final GeneratedObject table;
    private final String name;
    private final String family;
    private final boolean plain;
    private final Set<String> needs = new TreeSet<>();

    /** @param plain no generated column, because another one is made of it */
    GeneratedColumn(
            GeneratedDraw draw,
            GeneratedSchema schema,
            GeneratedObject table,
            String name,
            String family,
            boolean plain) {
        this.draw = draw;
        this.schema = schema;
        this.table = table;
        this.name = name;
        this.family = family;
        this.plain = plain;
        needs.add(table.id());
    }

    GeneratedObject object() {
        String alter = "ALTER TABLE " + table.name() + " ";
        String alterColumn = alter + "ALTER COLUMN " + name + " ";
        List<String> made = new ArrayList<>();
        String type = type();
        String value = value();
        String collation = family.equals("s") ? collation() : "";
        made.add(alter + "ADD COLUMN " + name + " " + type + collation + value
                + (draw.chance(20) && !value.contains("IDENTITY") ? " NOT NULL" : ""));
        if (draw.chance(8)) {
            made.add(alterColumn + "SET STATISTICS " + draw.oneOf("10", "500"));
        }
        if (family.equals("s") && draw.chance(8)) {
            made.add(alterColumn + "SET STORAGE " + draw.oneOf("EXTERNAL", "MAIN"));
        }
        if (table.isOne("table") && draw.chance(6)) {
            made.add(alterColumn + "SET (n_distinct = " + draw.oneOf("5", "-0.5") + ")");
        }
        return new GeneratedObject(
                GeneratedKinds.of("column"),
                "col:" + table.name() + "." + name,
                name,
                table.id(),
                family,
                GeneratedNames.commented(draw, made, "COLUMN " + table.name() + "." + name),
                needs);
    }

    private String collation() {
        Optional<GeneratedObject> own = draw.maybeOne(schema.all("collation")).filter(one -> draw.chance(50));
        return own.map(one -> " COLLATE " + needed(one))
                .orElseGet(() -> draw.chance(15) ? " COLLATE pg_catalog.\"C\"" : "");
    }

    private String type() {
        return switch (family) {
            case "k" -> draw.oneOf("integer", "integer", "bigint", "smallint");
            case "n" ->
                domain("n")
                        .orElseGet(
                                () -> draw.oneOf("integer", "bigint", "numeric", "numeric(12,3)", "double precision"));
            case "s" ->
                domain("s")
                        .orElseGet(() ->
                                draw.oneOf("text", "character varying(20)", "character varying(60)", "character(8)"));
            case "d" -> draw.oneOf("date", "timestamp without time zone", "timestamp with time zone");
            case "e" -> own("enum").orElse("boolean");
            case "c" -> own("composite").orElse("uuid");
            case "g" -> own("range").orElse("int4range");
            default -> draw.oneOf("json", "jsonb", "text[]");
        };
    }

    private Optional<String> domain(String of) {
        return draw.maybeOne(schema.all("domain").stream()
                        .filter(domain -> domain.family().equals(of))
                        .toList())
                .filter(domain -> draw.chance(35))
                .map(this::needed);
    }

    private Optional<String> own(String word) {
        return draw.maybeOne(schema.all(word))
                .map(type -> needed(type) + (word.equals("range") || draw.chance(85) ? "" : "[]"));
    }

    private String needed(GeneratedObject object) {
        needs.add(object.id());
        return object.name();
    }

    private String value() {
        if (draw.chance(45)) {
            return "";
        }
        boolean ordinary = table.isOne("table") && !schema.isNeededBy(table.id(), "child");
        if (family.equals("k") && ordinary && draw.chance(35)) {
            return " GENERATED " + draw.oneOf("ALWAYS", "BY DEFAULT") + " AS IDENTITY"
                    + (draw.chance(40)
                            ? " (INCREMENT BY " + (1 + draw.below(3)) + " CACHE " + (1 + draw.below(2)) + ")"
                            : "");
        }
        if (family.equals("k")) {
            Optional<GeneratedObject> sequence =
                    draw.maybeOne(schema.all("sequence")).filter(one -> draw.chance(50));
            return sequence.map(one -> " DEFAULT nextval('" + needed(one) + "'::regclass)")
                    .orElseGet(() -> " DEFAULT " + draw.below(3));
        }
        if (family.equals("n")) {
            return number();
        }
        return family.equals("s")
                ? " DEFAULT " + draw.oneOf("'x'", "'it''s'", "CURRENT_USER")
                : family.equals("d") ? " DEFAULT " + draw.oneOf("now()", "'2024-05-05'") : "";
    }

    private String number() {
        List<GeneratedObject> bases = schema.parts(table.id(), "column").stream()
                .filter(column -> column.family().equals("n") || column.family().equals("k"))
                .filter(column -> !column.statements().get(0).contains(" AS ("))
                .toList();
        Optional<GeneratedObject> function =
                draw.maybeOne(schema.all("function")).filter(one -> one.family().equals("n") && draw.chance(50));
        if (!plain && !bases.isEmpty() && draw.chance(45)) {
            GeneratedObject base = draw.one(bases);
            needed(base);
            String expression = function.map(one -> needed(one) + "(" + base.name() + "::integer)")
                    .orElse(base.name() + " * " + (2 + draw.below(2)));
            return " GENERATED ALWAYS AS (" + expression + ") STORED";
        }
        return " DEFAULT " + function.map(one -> needed(one) + "(1)").orElseGet(() -> String.valueOf(draw.below(3)));
    }
}
