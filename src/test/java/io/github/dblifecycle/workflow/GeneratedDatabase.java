package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What lies in no schema: publications, event triggers, languages, transforms, access methods. */
final class GeneratedDatabase {

    private GeneratedDatabase() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("publication", 4, GeneratedDatabase::publication),
                new GeneratedKind("event function", 3, GeneratedDatabase::eventFunction),
                new GeneratedKind("event trigger", 4, GeneratedDatabase::eventTrigger),
                new GeneratedKind("language", 3, GeneratedDatabase::language),
                new GeneratedKind("transform", 3, GeneratedDatabase::transform),
                new GeneratedKind("access method", 3, GeneratedDatabase::accessMethod));
    }

    private static Optional<GeneratedObject> publication(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        String name = before.map(GeneratedObject::name).orElseGet(() -> draw.oneOf("pu0", "\"PU 1\""));
        Set<String> needs = new TreeSet<>();
        List<String> members = new ArrayList<>();
        boolean columns = draw.chance(40);
        List<GeneratedObject> tables = new ArrayList<>(schema.all("table"));
        tables.removeIf(table -> table.statements().get(0).contains("UNLOGGED"));
        tables.addAll(schema.all("partitioned"));
        if (!tables.isEmpty() && draw.chance(75)) {
            for (GeneratedObject table : draw.some(tables, 3)) {
                needs.add(table.id());
                members.add("TABLE " + draw.oneOf("ONLY ", "") + table.name()
                        + (columns && table.isOne("table") ? columns(draw, schema, table, needs) : "")
                        + (table.isOne("table") && draw.chance(30) ? " WHERE (k0 > " + draw.below(3) + ")" : ""));
            }
        }
        List<GeneratedObject> schemas = schema.all("schema");
        if (!schemas.isEmpty() && !columns && draw.chance(30)) {
            GeneratedObject of = draw.one(schemas);
            needs.add(of.id());
            members.add("TABLES IN SCHEMA " + of.name());
        }
        String all = members.isEmpty() && draw.chance(40) ? " FOR ALL TABLES" : "";
        List<String> made = List.of("CREATE PUBLICATION " + name
                + (members.isEmpty() ? all : " FOR " + String.join(", ", members))
                + draw.oneOf(
                        "", "", " WITH (publish = 'insert, delete')", " WITH (publish_via_partition_root = true)"));
        return object("publication", "publication:" + name, name, "", "PUBLICATION " + name, made, needs, draw);
    }

    private static String columns(
            GeneratedDraw draw, GeneratedSchema schema, GeneratedObject table, Set<String> needs) {
        List<GeneratedObject> stored = schema.parts(table.id(), "column").stream()
                .filter(column -> !column.statements().get(0).contains(" AS ("))
                .toList();
        StringBuilder list = new StringBuilder(" (k0");
        if (!stored.isEmpty()) {
            for (GeneratedObject column : draw.some(stored, 2)) {
                needs.add(column.id());
                list.append(", ").append(column.name());
            }
        }
        return list.append(")").toString();
    }

    private static Optional<GeneratedObject> eventFunction(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        Optional<String> free =
                before.isPresent() ? before.map(GeneratedObject::name) : GeneratedNames.free(draw, schema, "f");
        return free.flatMap(name -> object(
                "event function",
                "f:" + name,
                name,
                "v",
                "FUNCTION " + name + "()",
                List.of("CREATE FUNCTION " + name + "() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN NULL; -- "
                        + draw.below(4) + "\nEND$$"),
                new TreeSet<>(GeneratedNames.needs(name)),
                draw));
    }

    private static Optional<GeneratedObject> eventTrigger(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return draw.maybeOne(schema.all("event function")).flatMap(function -> {
            String name = before.map(GeneratedObject::name).orElseGet(() -> draw.oneOf("e0", "\"E 1\""));
            List<String> made = new ArrayList<>(List.of("CREATE EVENT TRIGGER " + name + " ON "
                    + draw.oneOf("ddl_command_start", "ddl_command_end", "sql_drop")
                    + draw.oneOf("", " WHEN TAG IN ('CREATE TABLE', 'DROP VIEW')", " WHEN TAG IN ('CREATE TABLE')")
                    + " EXECUTE FUNCTION " + function.name() + "()"));
            if (draw.chance(25)) {
                made.add("ALTER EVENT TRIGGER " + name + draw.oneOf(" DISABLE", " ENABLE REPLICA", " ENABLE ALWAYS"));
            }
            return object(
                    "event trigger",
                    "event:" + name,
                    name,
                    "",
                    "EVENT TRIGGER " + name,
                    made,
                    new TreeSet<>(List.of(function.id())),
                    draw);
        });
    }

    /** Another PL/pgSQL. */
    private static Optional<GeneratedObject> language(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        String name = before.map(GeneratedObject::name).orElseGet(() -> draw.oneOf("la0", "\"LA 1\""));
        List<String> made = List.of("CREATE " + draw.oneOf("", "TRUSTED ") + "LANGUAGE " + name
                + " HANDLER plpgsql_call_handler" + draw.oneOf("", " INLINE plpgsql_inline_handler")
                + draw.oneOf("", " VALIDATOR plpgsql_validator"));
        return object("language", "language:" + name, name, "", "LANGUAGE " + name, made, new TreeSet<>(), draw);
    }

    /** Of functions that fit and that nobody calls. */
    private static Optional<GeneratedObject> transform(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        Optional<GeneratedObject> language = before.isPresent()
                ? before.flatMap(one -> schema.find(one.host()))
                : draw.maybeOne(schema.all("language")).filter(one -> draw.chance(50));
        String in = language.map(GeneratedObject::name).orElse("plpgsql");
        String type = before.map(GeneratedObject::family).orElseGet(() -> draw.oneOf("integer", "bigint"));
        String from = "FROM SQL WITH FUNCTION dsimple_init(internal)";
        String to = "TO SQL WITH FUNCTION " + (type.equals("integer") ? "int4recv" : "int8recv") + "(internal)";
        String of = "TRANSFORM FOR " + type + " LANGUAGE " + in;
        List<String> made = List.of("CREATE " + of + " (" + draw.oneOf(from, to, from + ", " + to) + ")");
        return Optional.of(new GeneratedObject(
                GeneratedKinds.of("transform"),
                "transform:" + type + "/" + in,
                type + "/" + in,
                language.map(GeneratedObject::id).orElse(""),
                type,
                GeneratedNames.commented(draw, made, of),
                language.map(one -> Set.of(one.id())).orElse(Set.of())));
    }

    /** The server's own under another name. */
    private static Optional<GeneratedObject> accessMethod(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        String name = before.map(GeneratedObject::name).orElseGet(() -> draw.oneOf("am0", "\"AM 1\""));
        String type = before.filter(one -> whole.isNeeded(one.id()))
                .map(GeneratedObject::family)
                .orElseGet(() -> draw.oneOf("TABLE", "TABLE", "INDEX"));
        List<String> made = List.of("CREATE ACCESS METHOD " + name + " TYPE " + type + " HANDLER "
                + (type.equals("TABLE") ? "heap_tableam_handler" : "bthandler"));
        return object("access method", "am:" + name, name, type, "ACCESS METHOD " + name, made, new TreeSet<>(), draw);
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
