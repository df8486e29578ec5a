package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Operators, what indexes know about them, and casts. */
final class GeneratedOperators {

    private GeneratedOperators() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("operator", 8, GeneratedOperators::operator),
                new GeneratedKind("operator family", 3, GeneratedOperators::family),
                new GeneratedKind("operator class", 3, GeneratedOperators::operatorClass),
                new GeneratedKind("cast", 6, GeneratedOperators::cast));
    }

    /** Between two numbers, by a function of family o. */
    private static Optional<GeneratedObject> operator(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return draw.maybeOne(functions(schema, "o")).flatMap(function -> {
            String in = draw.chance(65)
                    ? "public"
                    : draw.maybeOne(schema.all("schema"))
                            .map(GeneratedObject::name)
                            .orElse("public");
            String name = before.map(GeneratedObject::name).orElseGet(() -> in + "." + draw.oneOf("<#>", "@#@"));
            Set<String> needs = needs(name);
            needs.add(function.id());
            List<String> made = List.of("CREATE OPERATOR " + name + " (FUNCTION = " + function.name()
                    + ", LEFTARG = integer, RIGHTARG = integer"
                    + draw.oneOf("", ", RESTRICT = scalargtsel", ", RESTRICT = scalargtsel, JOIN = scalargtjoinsel")
                    + (draw.chance(20) ? ", COMMUTATOR = OPERATOR(" + name + ")" : "") + ")");
            return object(
                    "operator", "o:" + name, name, "", "OPERATOR " + name + " (integer, integer)", made, needs, draw);
        });
    }

    /** With operators between two types or without. */
    private static Optional<GeneratedObject> family(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "of").flatMap(name -> {
            String method = before.map(GeneratedObject::family).orElseGet(() -> draw.oneOf("btree", "btree", "hash"));
            String of = "OPERATOR FAMILY " + name + " USING " + method;
            List<String> made = new ArrayList<>(List.of("CREATE " + of));
            if (draw.chance(50)) {
                made.add("ALTER " + of + " ADD OPERATOR "
                        + (method.equals("hash")
                                ? "1 = (integer, bigint)"
                                : draw.oneOf(
                                        "1 < (integer, bigint)",
                                        "3 = (integer, bigint), FUNCTION 1 (integer, bigint)"
                                                + " btint48cmp(integer, bigint)")));
            }
            return object("operator family", "of:" + name, name, method, of, made, needs(name), draw);
        });
    }

    /** Numbers backwards, by the server's function or one of family w; in a family of its own or another. */
    private static Optional<GeneratedObject> operatorClass(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "oc").flatMap(name -> {
            Set<String> needs = needs(name);
            Optional<GeneratedObject> function =
                    draw.maybeOne(functions(schema, "w")).filter(one -> draw.chance(60));
            Optional<GeneratedObject> family = draw.maybeOne(schema.all("operator family").stream()
                            .filter(one -> one.family().equals("btree") && !isTaken(one, whole, before))
                            .toList())
                    .filter(one -> draw.chance(60));
            function.ifPresent(one -> needs.add(one.id()));
            family.ifPresent(one -> needs.add(one.id()));
            List<String> made = List.of("CREATE OPERATOR CLASS " + name + " FOR TYPE integer USING btree"
                    + family.map(one -> " FAMILY " + one.name()).orElse("")
                    + " AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 "
                    + function.map(GeneratedObject::name).orElse("btint4cmp") + "(integer, integer)");
            return object(
                    "operator class",
                    "oc:" + name,
                    name,
                    "",
                    "OPERATOR CLASS " + name + " USING btree",
                    made,
                    needs,
                    draw);
        });
    }

    /** A family has one class for a type. */
    private static boolean isTaken(GeneratedObject family, GeneratedSchema whole, Optional<GeneratedObject> before) {
        return whole.all("operator class").stream()
                .filter(one -> before.filter(same -> same.id().equals(one.id())).isEmpty())
                .anyMatch(one -> one.needs().contains(family.id()));
    }

    /** From a row to text by a function of family r, or between an enum and what is no text, by its print. */
    private static Optional<GeneratedObject> cast(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        boolean row = before.map(one -> one.family().equals("row")).orElseGet(() -> draw.chance(40));
        if (row) {
            List<GeneratedObject> functions = functions(schema, "r").stream()
                    .filter(one -> before.isEmpty()
                            || before.get().id().equals("cast:" + argument(one) + "/character varying"))
                    .toList();
            return draw.maybeOne(functions)
                    .flatMap(function -> cast(
                            draw,
                            "row",
                            argument(function),
                            "character varying",
                            " WITH FUNCTION " + function.name() + "(" + argument(function) + ")",
                            new TreeSet<>(List.of(function.id()))));
        }
        List<GeneratedObject> enums = schema.all("enum").stream()
                .filter(one -> before.isEmpty() || before.get().needs().contains(one.id()))
                .toList();
        return draw.maybeOne(enums).flatMap(type -> {
            boolean from = before.map(one -> one.family().equals("from")).orElseGet(() -> draw.chance(50));
            Set<String> needs = new TreeSet<>(List.of(type.id()));
            return from
                    ? cast(draw, "from", type.name(), "integer", " WITH INOUT", needs)
                    : cast(draw, "to", "integer", type.name(), " WITH INOUT", needs);
        });
    }

    private static Optional<GeneratedObject> cast(
            GeneratedDraw draw, String family, String from, String to, String method, Set<String> needs) {
        String cast = "CAST (" + from + " AS " + to + ")";
        String name = from + "/" + to;
        List<String> made = List.of("CREATE " + cast + method + draw.oneOf("", " AS ASSIGNMENT"));
        return object("cast", "cast:" + name, name, family, cast, made, needs, draw);
    }

    private static String argument(GeneratedObject function) {
        String sql = function.statements().get(0);
        return sql.substring(sql.indexOf("(r ") + 3, sql.indexOf(") RETURNS"));
    }

    private static List<GeneratedObject> functions(GeneratedSchema schema, String family) {
        return schema.all("function").stream()
                .filter(one -> one.family().equals(family))
                .toList();
    }

    private static Set<String> needs(String name) {
        return new TreeSet<>(GeneratedNames.needs(name));
    }

    private static Optional<String> name(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, String letters) {
        return before.isPresent() ? before.map(GeneratedObject::name) : GeneratedNames.free(draw, schema, letters);
    }

    private static Optional<GeneratedObject> object(
            String word,
            String id,
            String name,
            String family,
            String told,
            List<String> made,
            Set<String> needs,
            GeneratedDraw draw) {
        return Optional.of(new GeneratedObject(
                GeneratedKinds.of(word), id, name, id, family, GeneratedNames.commented(draw, made, told), needs));
    }
}
