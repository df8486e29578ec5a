package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Constraints of tables. */
final class GeneratedConstraints {

    private GeneratedConstraints() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("key", 8, GeneratedConstraints::key),
                new GeneratedKind("foreign key", 8, GeneratedConstraints::foreignKey),
                new GeneratedKind("check", 6, GeneratedConstraints::check),
                new GeneratedKind("exclusion", 2, GeneratedConstraints::exclusion));
    }

    /** Over one column as a rule, so that foreign keys can point at it; a name of another column otherwise. */
    private static Optional<GeneratedObject> key(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return host(draw, schema, before, List.of("table", "partitioned")).flatMap(table -> {
            boolean primary = before.map(one -> one.name().equals("pk")).orElseGet(() -> draw.chance(50));
            List<GeneratedObject> columns = schema.parts(table.id(), "column").stream()
                    .filter(column -> column.family().equals("k"))
                    .toList();
            boolean pointedAt = before.filter(one -> whole.isNeeded(one.id())).isPresent();
            Set<String> needs = needs(table);
            String column = "k0";
            if (pointedAt) {
                column = before.orElseThrow().family();
                before.orElseThrow().needs().forEach(needs::add);
            } else if (!columns.isEmpty() && table.isOne("table") && draw.chance(60)) {
                GeneratedObject chosen = draw.one(columns);
                column = chosen.name();
                needs.add(chosen.id());
            }
            String name = primary ? "pk" : "uq" + draw.below(2);
            name = before.map(GeneratedObject::name).orElse(name);
            String definition = (primary ? "PRIMARY KEY (" : "UNIQUE (") + column + ")"
                    + (draw.chance(12) && table.isOne("table") && !column.equals("k0") ? " INCLUDE (k0)" : "")
                    + (draw.chance(8) ? " WITH (fillfactor = 80)" : "")
                    + (draw.chance(10) && !pointedAt && !primary ? " DEFERRABLE" : "");
            return constraint("key", draw, table, name, column, definition, needs);
        });
    }

    private static Optional<GeneratedObject> foreignKey(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        List<GeneratedObject> keys = schema.all("key").stream()
                .filter(key -> !key.statements().get(0).contains("DEFERRABLE"))
                .toList();
        return host(draw, schema, before, List.of("table", "partitioned"))
                .flatMap(table -> draw.maybeOne(keys).flatMap(key -> {
                    Set<String> needs = needs(table);
                    needs.add(key.id());
                    List<GeneratedObject> columns = schema.parts(table.id(), "column").stream()
                            .filter(column -> column.family().equals("k"))
                            .toList();
                    String column = "k0";
                    if (!columns.isEmpty() && draw.chance(70)) {
                        GeneratedObject chosen = draw.one(columns);
                        column = chosen.name();
                        needs.add(chosen.id());
                    }
                    String name = before.map(GeneratedObject::name).orElseGet(() -> "fk" + draw.below(2));
                    String definition = "FOREIGN KEY (" + column + ") REFERENCES "
                            + key.host().substring(2) + " (" + key.family() + ")"
                            + (draw.chance(30) ? " ON DELETE " + draw.oneOf("CASCADE", "RESTRICT") : "")
                            + (draw.chance(15) ? " DEFERRABLE" + draw.oneOf("", " INITIALLY DEFERRED") : "")
                            + (draw.chance(10) && table.isOne("table") ? " NOT VALID" : "");
                    return constraint("foreign key", draw, table, name, column, definition, needs);
                }));
    }

    private static Optional<GeneratedObject> check(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return host(draw, schema, before, List.of("table", "partitioned")).flatMap(table -> {
            GeneratedExpression condition = GeneratedExpression.condition(draw, schema, table);
            Set<String> needs = needs(table);
            needs.addAll(condition.needs());
            String name = before.map(GeneratedObject::name).orElseGet(() -> "ck" + draw.below(2));
            String definition = "CHECK (" + condition.sql() + ")"
                    + (draw.chance(10) && table.isOne("table") ? " NO INHERIT" : "")
                    + (draw.chance(10) ? " NOT VALID" : "");
            return constraint("check", draw, table, name, "", definition, needs);
        });
    }

    private static Optional<GeneratedObject> exclusion(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return host(draw, schema, before, List.of("table")).flatMap(table -> {
            List<GeneratedObject> ranges = schema.parts(table.id(), "column").stream()
                    .filter(column -> column.family().equals("g"))
                    .toList();
            return draw.maybeOne(ranges).flatMap(range -> {
                Set<String> needs = needs(table);
                needs.add(range.id());
                String name = before.map(GeneratedObject::name).orElse("ex0");
                String definition = "EXCLUDE USING gist (" + range.name() + " WITH &&)"
                        + (draw.chance(40) ? " WHERE (k0 > " + draw.below(2) + ")" : "");
                return constraint("exclusion", draw, table, name, "", definition, needs);
            });
        });
    }

    private static Optional<GeneratedObject> host(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, List<String> words) {
        if (before.isPresent()) {
            return before.flatMap(one -> schema.find(one.host()));
        }
        List<GeneratedObject> hosts = new ArrayList<>();
        words.forEach(word -> hosts.addAll(schema.all(word)));
        return draw.maybeOne(hosts);
    }

    private static Set<String> needs(GeneratedObject table) {
        return new TreeSet<>(List.of(table.id()));
    }

    /** Names of constraints are those of indexes too, so the table's is part of it. */
    private static Optional<GeneratedObject> constraint(
            String word,
            GeneratedDraw draw,
            GeneratedObject table,
            String name,
            String family,
            String definition,
            Set<String> needs) {
        String full = GeneratedNames.lastOf(table.name()).replace("\"", "").replace(' ', '_') + "_" + name;
        List<String> made = List.of("ALTER TABLE " + table.name() + " ADD CONSTRAINT " + full + " " + definition);
        return Optional.of(new GeneratedObject(
                GeneratedKinds.of(word),
                "con:" + table.name() + "." + name,
                name,
                table.id(),
                family,
                GeneratedNames.commented(draw, made, "CONSTRAINT " + full + " ON " + table.name()),
                needs));
    }
}
