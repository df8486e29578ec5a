package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Routines, and what calls them by itself: triggers, rules, policies. */
final class GeneratedCode {

    private GeneratedCode() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("function", 8, GeneratedCode::function),
                new GeneratedKind("trigger function", 3, GeneratedCode::triggerFunction),
                new GeneratedKind("procedure", 2, GeneratedCode::procedure),
                new GeneratedKind("aggregate", 2, GeneratedCode::aggregate),
                new GeneratedKind("trigger", 12, GeneratedCode::trigger),
                new GeneratedKind("rule", 6, GeneratedCode::rule),
                new GeneratedKind("policy", 4, GeneratedCode::policy));
    }

    /**
     * Of family n is what takes a number and gives one, whatever its type; of o and w what operators and operator classes
     * are made of; of r what casts are made of; of i what indexes of whole rows are made of.
     */
    private static Optional<GeneratedObject> function(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        List<GeneratedObject> tables = schema.all("table");
        List<GeneratedObject> enums = schema.all("enum");
        String family = before.map(GeneratedObject::family)
                .orElseGet(() -> draw.oneOf("n", "n", "n", "o", "o", "w", "r", "r", "b", "e", "i"));
        boolean aboutTable = family.equals("r") || family.equals("b") || family.equals("i");
        if ((aboutTable && tables.isEmpty()) || (family.equals("e") && enums.isEmpty())) {
            return Optional.empty();
        }
        return name(draw, schema, before).map(name -> {
            Set<String> needs = new TreeSet<>(GeneratedNames.needs(name));
            String options = draw.oneOf("", "", " STRICT", " COST 5", " SECURITY DEFINER", " PARALLEL SAFE");
            switch (family) {
                case "n" -> {
                    String argument = draw.oneOf("x", "x", "y");
                    String result = draw.oneOf("integer", "integer", "bigint", "numeric");
                    String sql = "CREATE FUNCTION " + name + "(" + argument + " integer) RETURNS " + result
                            + " LANGUAGE sql IMMUTABLE" + options + " AS $$SELECT (" + argument + " + "
                            + draw.below(3) + ")::" + result + "$$";
                    return routine("function", "f", "FUNCTION ", name, "integer", family, sql, needs, draw);
                }
                case "o", "w" -> {
                    boolean compared = family.equals("w");
                    String sql = "CREATE FUNCTION " + name + "(x integer, y integer) RETURNS "
                            + (compared ? "integer" : "boolean") + " LANGUAGE sql IMMUTABLE AS $$SELECT "
                            + (compared
                                    ? draw.oneOf("btint4cmp(y, x)", "btint4cmp($2, $1)")
                                    : "x > y + " + draw.below(2))
                            + "$$";
                    return routine("function", "f", "FUNCTION ", name, "integer, integer", family, sql, needs, draw);
                }
                case "r" -> {
                    GeneratedObject table = same(draw, before, tables);
                    needs.add(table.id());
                    String sql = "CREATE FUNCTION " + name + "(r " + table.name() + ") RETURNS text LANGUAGE sql STABLE"
                            + options + " AS $$SELECT (r).k0::text || '" + draw.below(3) + "'$$";
                    return routine("function", "f", "FUNCTION ", name, table.name(), family, sql, needs, draw);
                }
                case "i" -> {
                    GeneratedObject table = same(draw, before, tables);
                    needs.add(table.id());
                    String sql = "CREATE FUNCTION " + name + "(r " + table.name() + ") RETURNS integer LANGUAGE sql"
                            + " IMMUTABLE AS $$SELECT (r).k0 + " + draw.below(3) + "$$";
                    return routine("function", "f", "FUNCTION ", name, table.name(), family, sql, needs, draw);
                }
                case "b" -> {
                    GeneratedObject table = draw.one(tables);
                    needs.add(table.id());
                    GeneratedExpression condition = GeneratedExpression.condition(draw, schema, table);
                    needs.addAll(condition.needs());
                    String sql = "CREATE FUNCTION " + name + "() RETURNS bigint LANGUAGE sql STABLE" + options
                            + " BEGIN ATOMIC SELECT count(*) FROM " + table.name() + " WHERE " + condition.sql()
                            + "; END";
                    return routine("function", "f", "FUNCTION ", name, "", family, sql, needs, draw);
                }
                default -> {
                    GeneratedObject type = same(draw, before, enums);
                    needs.add(type.id());
                    String sql = "CREATE FUNCTION " + name + "(e " + type.name() + " DEFAULT 'v1') RETURNS SETOF "
                            + type.name() + " LANGUAGE plpgsql" + options + " AS $$BEGIN RETURN NEXT e; -- "
                            + draw.below(3) + "\nEND$$";
                    return routine("function", "f", "FUNCTION ", name, type.name(), family, sql, needs, draw);
                }
            }
        });
    }

    /** What it was about before, because that is part of its identity. */
    private static GeneratedObject same(
            GeneratedDraw draw, Optional<GeneratedObject> before, List<GeneratedObject> all) {
        return before.flatMap(one -> all.stream()
                        .filter(other -> one.needs().contains(other.id()))
                        .findFirst())
                .orElseGet(() -> draw.one(all));
    }

    private static Optional<GeneratedObject> triggerFunction(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before)
                .map(name -> routine(
                        "trigger function",
                        "f",
                        "FUNCTION ",
                        name,
                        "",
                        "g",
                        "CREATE FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; -- "
                                + draw.below(4) + "\nEND$$",
                        new TreeSet<>(GeneratedNames.needs(name)),
                        draw));
    }

    private static Optional<GeneratedObject> procedure(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before).map(name -> {
            Set<String> needs = new TreeSet<>(GeneratedNames.needs(name));
            Optional<GeneratedObject> language =
                    draw.maybeOne(schema.all("language")).filter(one -> draw.chance(60));
            language.ifPresent(one -> needs.add(one.id()));
            String sql = "CREATE PROCEDURE " + name + "(" + draw.oneOf("a", "b") + " integer, t text"
                    + draw.oneOf("", " DEFAULT 'x'") + ") LANGUAGE "
                    + language.map(GeneratedObject::name).orElse("plpgsql") + " AS $$BEGIN NULL; -- "
                    + draw.below(3) + "\nEND$$";
            return routine("procedure", "f", "PROCEDURE ", name, "integer, text", "p", sql, needs, draw);
        });
    }

    private static Optional<GeneratedObject> aggregate(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before)
                .map(name -> routine(
                        "aggregate",
                        "f",
                        "AGGREGATE ",
                        name,
                        "bigint",
                        "a",
                        "CREATE AGGREGATE " + name + "(bigint) (SFUNC = "
                                + draw.oneOf("int8pl", "int8mul", "int8larger") + ", STYPE = bigint"
                                + draw.oneOf("", ", INITCOND = '1'", ", PARALLEL = SAFE") + ")",
                        new TreeSet<>(GeneratedNames.needs(name)),
                        draw));
    }

    private static Optional<GeneratedObject> trigger(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return host(draw, schema, before, List.of("table", "table", "partitioned", "view"))
                .flatMap(relation -> draw.maybeOne(schema.all("trigger function"))
                        .map(function -> {
                            Set<String> needs = new TreeSet<>(Set.of(relation.id(), function.id()));
                            String name = before.map(GeneratedObject::name).orElseGet(() -> "tr" + draw.below(3));
                            String event = draw.oneOf("INSERT", "INSERT OR UPDATE", "DELETE");
                            boolean view = relation.isOne("view");
                            boolean constraint = !view && draw.chance(15);
                            String when = "";
                            if (!view && draw.chance(40) && !event.equals("DELETE")) {
                                GeneratedExpression condition =
                                        GeneratedExpression.condition(draw, schema, relation, "NEW.");
                                needs.addAll(condition.needs());
                                when = " WHEN (" + condition.sql() + ")";
                            }
                            List<String> made = new ArrayList<>(List.of("CREATE " + (constraint ? "CONSTRAINT " : "")
                                    + "TRIGGER "
                                    + name + " "
                                    + (view ? "INSTEAD OF" : constraint ? "AFTER" : draw.oneOf("BEFORE", "AFTER"))
                                    + " " + event + " ON " + relation.name()
                                    + (constraint && draw.chance(50) ? " DEFERRABLE" : "") + " FOR EACH ROW" + when
                                    + " EXECUTE FUNCTION " + function.name() + "(" + draw.oneOf("", "'a'") + ")"));
                            if (relation.isOne("table") && draw.chance(20)) {
                                made.add("ALTER TABLE " + relation.name() + draw.oneOf(" DISABLE", " ENABLE ALWAYS")
                                        + " TRIGGER " + name);
                            }
                            return part("trigger", "TRIGGER ", relation, name, made, needs, draw);
                        }));
    }

    private static Optional<GeneratedObject> rule(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return host(draw, schema, before, List.of("table", "view")).map(relation -> {
            String name = before.map(GeneratedObject::name).orElseGet(() -> "ru" + draw.below(2));
            List<String> made = List.of("CREATE RULE " + name + " AS ON DELETE TO " + relation.name()
                    + draw.oneOf("", " WHERE OLD.k0 > 5", " WHERE OLD.k0 > 6") + " DO INSTEAD NOTHING");
            return part("rule", "RULE ", relation, name, made, new TreeSet<>(Set.of(relation.id())), draw);
        });
    }

    private static Optional<GeneratedObject> policy(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return host(draw, schema, before, List.of("table", "partitioned")).map(relation -> {
            String name = before.map(GeneratedObject::name).orElseGet(() -> "po" + draw.below(2));
            GeneratedExpression condition = GeneratedExpression.condition(draw, schema, relation);
            Set<String> needs = new TreeSet<>(condition.needs());
            needs.add(relation.id());
            List<String> made = List.of("CREATE POLICY " + name + " ON " + relation.name()
                    + draw.oneOf("", " AS RESTRICTIVE") + draw.oneOf("", " FOR UPDATE") + " USING (" + condition.sql()
                    + ")"
                    + draw.oneOf("", " WITH CHECK (k0 > 7)"));
            return part("policy", "POLICY ", relation, name, made, needs, draw);
        });
    }

    private static Optional<GeneratedObject> host(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, List<String> words) {
        return before.isPresent()
                ? before.flatMap(one -> schema.find(one.host()))
                : draw.maybeOne(schema.all(draw.one(words)));
    }

    private static Optional<String> name(GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before) {
        return before.isPresent() ? before.map(GeneratedObject::name) : GeneratedNames.free(draw, schema, "f");
    }

    private static GeneratedObject part(
            String word,
            String sql,
            GeneratedObject relation,
            String name,
            List<String> made,
            Set<String> needs,
            GeneratedDraw draw) {
        return new GeneratedObject(
                GeneratedKinds.of(word),
                word + ":" + relation.name() + "." + name,
                name,
                relation.id(),
                "",
                GeneratedNames.commented(draw, made, sql + name + " ON " + relation.name()),
                needs);
    }

    private static GeneratedObject routine(
            String word,
            String letter,
            String sql,
            String name,
            String arguments,
            String family,
            String made,
            Set<String> needs,
            GeneratedDraw draw) {
        return new GeneratedObject(
                GeneratedKinds.of(word),
                letter + ":" + name,
                name,
                letter + ":" + name,
                family,
                GeneratedNames.commented(draw, List.of(made), sql + name + "(" + arguments + ")"),
                needs);
    }
}
