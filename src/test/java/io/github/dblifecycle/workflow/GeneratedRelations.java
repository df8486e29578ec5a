package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Views and indexes. */
final class GeneratedRelations {

    /** What every view has, so that others can stand on it. */
    private static final String KEY = "k0";

    private GeneratedRelations() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("view", 9, GeneratedRelations::view),
                new GeneratedKind("materialized view", 6, GeneratedRelations::materializedView),
                new GeneratedKind("index", 12, GeneratedRelations::index));
    }

    private static Optional<GeneratedObject> view(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before).flatMap(name -> query(draw, schema).map(query -> {
            String options = draw.chance(15) ? " WITH (security_barrier = true)" : "";
            List<String> made = new ArrayList<>(List.of("CREATE VIEW " + name + options + " AS " + query.sql()));
            if (draw.chance(8)) {
                made.add("ALTER VIEW " + name + " ALTER COLUMN " + KEY + " SET DEFAULT 5");
            }
            return object("view", "VIEW ", name, made, query, draw);
        }));
    }

    private static Optional<GeneratedObject> materializedView(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before).flatMap(name -> query(draw, schema).map(plain -> {
            Optional<GeneratedObject> method =
                    draw.maybeOne(GeneratedTables.methods(schema)).filter(one -> draw.chance(40));
            Set<String> needs = new TreeSet<>(plain.needs());
            method.ifPresent(one -> needs.add(one.id()));
            GeneratedExpression query = new GeneratedExpression(plain.sql(), needs);
            List<String> made = List.of("CREATE MATERIALIZED VIEW " + name
                    + method.map(one -> " USING " + one.name()).orElse("")
                    + (draw.chance(15) ? " WITH (fillfactor = 70)" : "") + " AS " + query.sql());
            return object("materialized view", "MATERIALIZED VIEW ", name, made, query, draw);
        }));
    }

    /** Over one relation or two; over a table with some of its columns and of the functions that fit. */
    private static Optional<GeneratedExpression> query(GeneratedDraw draw, GeneratedSchema schema) {
        List<GeneratedObject> tables = new ArrayList<>(schema.all("table"));
        tables.addAll(schema.all("partitioned"));
        tables.addAll(schema.all("child"));
        tables.addAll(schema.all("foreign table"));
        List<GeneratedObject> views = new ArrayList<>(schema.all("view"));
        views.addAll(schema.all("materialized view"));
        Set<String> needs = new TreeSet<>();
        if (!views.isEmpty() && draw.chance(35)) {
            GeneratedObject under = draw.one(views);
            needs.add(under.id());
            Optional<GeneratedObject> other = draw.maybeOne(tables).filter(one -> draw.chance(40));
            other.ifPresent(one -> needs.add(one.id()));
            return Optional.of(new GeneratedExpression(
                    "SELECT u." + KEY + draw.oneOf("", ", u." + KEY + " + 1 AS more", ", 'x'::text AS more") + " FROM "
                            + under.name() + " u"
                            + other.map(one -> " JOIN " + one.name() + " o ON o.k0 = u." + KEY)
                                    .orElse(""),
                    needs));
        }
        return draw.maybeOne(tables).map(table -> {
            needs.add(table.id());
            StringBuilder sql = new StringBuilder("SELECT " + KEY);
            for (GeneratedObject column : draw.some(schema.parts(table.id(), "column"), 3)) {
                needs.add(column.id());
                sql.append(", ").append(column.name());
            }
            Optional<GeneratedObject> function = draw.maybeOne(schema.all("function").stream()
                            .filter(one -> one.family().equals("n"))
                            .toList())
                    .filter(one -> draw.chance(30));
            function.ifPresent(one -> {
                needs.add(one.id());
                sql.append(", ").append(one.name()).append("(k0) AS computed");
            });
            sql.append(" FROM ").append(table.name());
            if (draw.chance(40)) {
                GeneratedExpression condition = GeneratedExpression.condition(draw, schema, table);
                needs.addAll(condition.needs());
                sql.append(" WHERE ").append(condition.sql());
            }
            return new GeneratedExpression(sql.toString(), needs);
        });
    }

    private static Optional<GeneratedObject> index(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        List<GeneratedObject> hosts = new ArrayList<>(schema.all("table"));
        hosts.addAll(schema.all("partitioned"));
        hosts.addAll(schema.all("materialized view"));
        Optional<GeneratedObject> host =
                before.isPresent() ? before.flatMap(one -> schema.find(one.host())) : draw.maybeOne(hosts);
        return host.map(relation -> {
            Set<String> needs = new TreeSet<>(Set.of(relation.id()));
            String name = before.map(GeneratedObject::name).orElseGet(() -> "i" + draw.below(8));
            String sql =
                    "CREATE " + (draw.chance(15) && !relation.isOne("partitioned") ? "UNIQUE " : "") + "INDEX " + name
                            + " ON " + relation.name() + key(draw, schema, relation, needs)
                            + (draw.chance(10) ? " INCLUDE (k0)" : "")
                            + (draw.chance(15) ? " WITH (fillfactor = " + draw.oneOf("60", "70") + ")" : "")
                            + condition(draw, schema, relation, needs);
            String full = GeneratedNames.schemaOf(relation.name()) + "." + name;
            return new GeneratedObject(
                    GeneratedKinds.of("index"),
                    "r:" + full,
                    name,
                    relation.id(),
                    "i",
                    GeneratedNames.commented(draw, List.of(sql), "INDEX " + full),
                    needs);
        });
    }

    private static String key(GeneratedDraw draw, GeneratedSchema schema, GeneratedObject relation, Set<String> needs) {
        List<GeneratedObject> columns = schema.parts(relation.id(), "column").stream()
                .filter(column -> "knsd".contains(column.family()))
                .toList();
        Optional<GeneratedObject> operators =
                draw.maybeOne(schema.all("operator class")).filter(one -> draw.chance(50));
        if (operators.isPresent()) {
            needs.add(operators.get().id());
            return " (k0 " + operators.get().name() + draw.oneOf("", " DESC") + ")";
        }
        Optional<GeneratedObject> ofRows = draw.maybeOne(schema.all("function").stream()
                        .filter(one -> one.family().equals("i") && one.needs().contains(relation.id()))
                        .toList())
                .filter(one -> draw.chance(60));
        if (ofRows.isPresent()) {
            needs.add(ofRows.get().id());
            String row = relation.name()
                    .substring(GeneratedNames.schemaOf(relation.name()).length() + 1);
            return " (" + ofRows.get().name() + "(" + row + ".*))";
        }
        if (columns.isEmpty()) {
            return " (k0" + draw.oneOf("", " DESC", " NULLS FIRST") + ")";
        }
        GeneratedObject column = draw.one(columns);
        needs.add(column.id());
        if (column.family().equals("s")) {
            Optional<GeneratedObject> configuration =
                    draw.maybeOne(schema.all("configuration")).filter(one -> draw.chance(70));
            Optional<GeneratedObject> collation =
                    draw.maybeOne(schema.all("collation")).filter(one -> configuration.isEmpty() && draw.chance(50));
            configuration.ifPresent(one -> needs.add(one.id()));
            collation.ifPresent(one -> needs.add(one.id()));
            if (configuration.isPresent()) {
                return " (k0, length(to_tsvector('" + configuration.get().name() + "'::regconfig, " + column.name()
                        + "::text)))";
            }
            if (collation.isPresent()) {
                return " (" + column.name() + " COLLATE " + collation.get().name() + ")";
            }
            return draw.oneOf(
                    " (" + column.name() + ")",
                    " (lower(" + column.name() + "::text))",
                    " (k0, " + column.name() + " COLLATE \"C\")",
                    " (" + column.name() + " DESC NULLS LAST)");
        }
        Optional<GeneratedObject> function = draw.maybeOne(schema.all("function").stream()
                        .filter(one -> one.family().equals("n") && "kn".contains(column.family()))
                        .toList())
                .filter(one -> draw.chance(40));
        function.ifPresent(one -> needs.add(one.id()));
        return function.map(one -> " (" + one.name() + "(" + column.name() + "::integer))")
                .orElse(" (" + column.name() + draw.oneOf("", " DESC") + ", k0)");
    }

    private static String condition(
            GeneratedDraw draw, GeneratedSchema schema, GeneratedObject relation, Set<String> needs) {
        if (!draw.chance(25)) {
            return "";
        }
        GeneratedExpression condition = GeneratedExpression.condition(draw, schema, relation);
        needs.addAll(condition.needs());
        return " WHERE " + condition.sql();
    }

    private static Optional<String> name(GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before) {
        return before.isPresent() ? before.map(GeneratedObject::name) : GeneratedNames.free(draw, schema, "r");
    }

    private static GeneratedObject object(
            String word, String sql, String name, List<String> made, GeneratedExpression query, GeneratedDraw draw) {
        Set<String> needs = new TreeSet<>(query.needs());
        needs.addAll(GeneratedNames.needs(name));
        return new GeneratedObject(
                GeneratedKinds.of(word),
                "r:" + name,
                name,
                "r:" + name,
                "v",
                GeneratedNames.commented(draw, made, sql + name),
                needs);
    }
}
