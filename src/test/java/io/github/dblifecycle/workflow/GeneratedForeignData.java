package io.github.dblifecycle.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Foreign-data wrappers that nobody can read through, and what stands on them. */
final class GeneratedForeignData {

    private GeneratedForeignData() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("wrapper", 3, GeneratedForeignData::wrapper),
                new GeneratedKind("server", 4, GeneratedForeignData::server),
                new GeneratedKind("user mapping", 4, GeneratedForeignData::userMapping),
                new GeneratedKind("foreign table", 4, GeneratedForeignData::foreignTable));
    }

    private static Optional<GeneratedObject> wrapper(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        String name = before.map(GeneratedObject::name).orElseGet(() -> "w" + draw.below(2));
        List<String> made = List.of("CREATE FOREIGN DATA WRAPPER " + name + options(draw, "debug", "mode"));
        return object("wrapper", "wrapper:" + name, name, "FOREIGN DATA WRAPPER " + name, made, Set.of(), draw);
    }

    private static Optional<GeneratedObject> server(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return draw.maybeOne(schema.all("wrapper")).flatMap(wrapper -> {
            String name = before.map(GeneratedObject::name).orElseGet(() -> draw.oneOf("sv0", "\"SV 1\""));
            List<String> made = List.of("CREATE SERVER " + name + draw.oneOf("", "", " TYPE 'old'")
                    + draw.oneOf("", " VERSION '1'", " VERSION '2'") + " FOREIGN DATA WRAPPER " + wrapper.name()
                    + options(draw, "host", "port"));
            return object("server", "server:" + name, name, "SERVER " + name, made, Set.of(wrapper.id()), draw);
        });
    }

    /** Nothing can be said about a user mapping: there is no COMMENT ON USER MAPPING. */
    private static Optional<GeneratedObject> userMapping(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        Optional<GeneratedObject> server = before.isPresent()
                ? before.flatMap(one -> schema.find(one.host()))
                : draw.maybeOne(schema.all("server"));
        return server.map(on -> {
            String user = before.map(GeneratedObject::name).orElseGet(() -> draw.oneOf("PUBLIC", "CURRENT_USER"));
            String sql = "CREATE USER MAPPING FOR " + user + " SERVER " + on.name() + options(draw, "account", "realm");
            return new GeneratedObject(
                    GeneratedKinds.of("user mapping"),
                    "mapping:" + on.name() + "." + user,
                    user,
                    on.id(),
                    "",
                    List.of(sql),
                    Set.of(on.id()));
        });
    }

    private static Optional<GeneratedObject> foreignTable(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        Optional<String> free =
                before.isPresent() ? before.map(GeneratedObject::name) : GeneratedNames.free(draw, schema, "r");
        return free.flatMap(name -> draw.maybeOne(schema.all("server")).flatMap(server -> {
            Set<String> needs = new TreeSet<>(GeneratedNames.needs(name));
            needs.add(server.id());
            StringBuilder columns = new StringBuilder("k0 integer" + draw.oneOf("", "", " NOT NULL"));
            if (draw.chance(60)) {
                columns.append(", w1 ").append(draw.oneOf("text", "bigint")).append(options(draw, "column_name", "c"));
                columns.append(draw.oneOf("", " NOT NULL"));
            }
            if (draw.chance(40)) {
                columns.append(", w2 integer").append(draw.oneOf("", " DEFAULT 1", " DEFAULT 2"));
            }
            draw.maybeOne(schema.all("enum")).filter(type -> draw.chance(40)).ifPresent(type -> {
                columns.append(", w3 ").append(type.name());
                needs.add(type.id());
            });
            if (draw.chance(25)) {
                columns.append(", CONSTRAINT cw CHECK (k0 > ")
                        .append(draw.below(2))
                        .append(")");
            }
            List<String> made = List.of("CREATE FOREIGN TABLE " + name + " (" + columns + ") SERVER " + server.name()
                    + options(draw, "table_name", "t"));
            return object("foreign table", "r:" + name, name, "FOREIGN TABLE " + name, made, needs, draw);
        }));
    }

    private static String options(GeneratedDraw draw, String first, String second) {
        String one = first + " '" + draw.oneOf("x", "it''s", "") + "'";
        return draw.oneOf("", " OPTIONS (" + one + ")", " OPTIONS (" + second + " 'y', " + one + ")");
    }

    private static Optional<GeneratedObject> object(
            String word,
            String id,
            String name,
            String told,
            List<String> made,
            Set<String> needs,
            GeneratedDraw draw) {
        return Optional.of(new GeneratedObject(
                GeneratedKinds.of(word), id, name, id, "", GeneratedNames.commented(draw, made, told), needs));
    }
}
