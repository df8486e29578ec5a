package io.github.dblifecycle.workflow;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An expression over one row of a table.
 *
 * @param needs ids of the columns, types and functions in it
 */
record GeneratedExpression(String sql, Set<String> needs) {

    GeneratedExpression {
        needs = Set.copyOf(needs);
    }

    /** Something that is true or not. */
    static GeneratedExpression condition(GeneratedDraw draw, GeneratedSchema schema, GeneratedObject table) {
        return condition(draw, schema, table, "");
    }

    /** @param prefix before each column, {@code new.} in a trigger */
    static GeneratedExpression condition(
            GeneratedDraw draw, GeneratedSchema schema, GeneratedObject table, String prefix) {
        Optional<GeneratedObject> chosen = draw.maybeOne(schema.parts(table.id(), "column").stream()
                .filter(column ->
                        !prefix.equals("NEW.") || !column.statements().get(0).contains(" AS ("))
                .toList());
        if (chosen.isEmpty()) {
            Optional<GeneratedObject> operator =
                    draw.maybeOne(schema.all("operator")).filter(one -> draw.chance(60));
            if (operator.isPresent()) {
                return new GeneratedExpression(
                        prefix + "k0 OPERATOR(" + operator.get().name() + ") " + draw.below(3),
                        Set.of(operator.get().id()));
            }
            return new GeneratedExpression(prefix + "k0 > " + draw.below(3), Set.of());
        }
        GeneratedObject column = chosen.get();
        Set<String> needs = new TreeSet<>(Set.of(column.id()));
        String name = prefix + column.name();
        boolean single = !column.statements().get(0).contains("[]");
        String sql =
                switch (column.family()) {
                    case "k", "n" -> number(draw, schema, name, needs);
                    case "s" -> name + "::text " + draw.oneOf("<> ''", "> 'a'", "LIKE 'a%'");
                    case "e" ->
                        column.statements().get(0).contains("boolean") || !single
                                ? name + " IS NOT NULL"
                                : name + " = 'v1'";
                    default -> name + " IS " + draw.oneOf("NULL", "NOT NULL");
                };
        return new GeneratedExpression(sql, needs);
    }

    private static String number(GeneratedDraw draw, GeneratedSchema schema, String name, Set<String> needs) {
        Optional<GeneratedObject> function = draw.maybeOne(schema.all("function").stream()
                        .filter(one -> one.family().equals("n"))
                        .toList())
                .filter(one -> draw.chance(40));
        function.ifPresent(one -> needs.add(one.id()));
        Optional<GeneratedObject> operator =
                draw.maybeOne(schema.all("operator")).filter(one -> function.isEmpty() && draw.chance(60));
        if (operator.isPresent()) {
            needs.add(operator.get().id());
            return name + "::integer OPERATOR(" + operator.get().name() + ") " + draw.below(3);
        }
        return function.map(one -> one.name() + "(" + name + "::integer)").orElse(name) + " > " + draw.below(3);
    }
}
