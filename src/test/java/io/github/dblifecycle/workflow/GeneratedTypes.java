package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Schemas, types and sequences. */
final class GeneratedTypes {

    private static final List<String> LABELS = List.of("v1", "v2", "v3", "v4", "it''s v5", "v6");

    private GeneratedTypes() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("schema", 2, GeneratedTypes::schema),
                new GeneratedKind("enum", 5, GeneratedTypes::enumType),
                new GeneratedKind("domain", 5, GeneratedTypes::domain),
                new GeneratedKind("composite", 4, GeneratedTypes::composite),
                new GeneratedKind("range", 2, GeneratedTypes::range),
                new GeneratedKind("sequence", 4, GeneratedTypes::sequence));
    }

    private static Optional<GeneratedObject> schema(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        String name = before.map(GeneratedObject::name).orElseGet(() -> draw.oneOf("s1", "\"S 2\""));
        List<String> made = List.of("CREATE SCHEMA " + name);
        return object(
                "schema",
                "schema:" + name,
                name,
                "",
                GeneratedNames.commented(draw, made, "SCHEMA " + name),
                new TreeSet<>());
    }

    /** The first label is always there, so that others can mention it. */
    private static Optional<GeneratedObject> enumType(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "y").flatMap(name -> {
            List<String> labels = new ArrayList<>(draw.some(LABELS.subList(1, LABELS.size()), 5));
            labels.add(draw.chance(80) ? 0 : draw.below(labels.size() + 1), LABELS.get(0));
            String list = labels.stream().map(label -> "'" + label + "'").collect(Collectors.joining(", "));
            List<String> made = List.of("CREATE TYPE " + name + " AS ENUM (" + list + ")");
            return object(
                    "enum", "y:" + name, name, "e", GeneratedNames.commented(draw, made, "TYPE " + name), needs(name));
        });
    }

    private static Optional<GeneratedObject> domain(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "y").flatMap(name -> {
            String family = before.map(GeneratedObject::family).orElseGet(() -> draw.oneOf("n", "s"));
            boolean number = family.equals("n");
            Set<String> needs = needs(name);
            Optional<GeneratedObject> collation =
                    draw.maybeOne(schema.all("collation")).filter(one -> !number && draw.chance(50));
            collation.ifPresent(one -> needs.add(one.id()));
            String sql = "CREATE DOMAIN " + name + " AS "
                    + (number
                            ? draw.oneOf("integer", "bigint", "numeric(9,2)")
                            : draw.oneOf("text", "character varying(30)"))
                    + collation.map(one -> " COLLATE " + one.name()).orElse("")
                    + (draw.chance(30) ? " DEFAULT " + (number ? "1" : "'x'") : "")
                    + (draw.chance(10) ? " NOT NULL" : "")
                    + (draw.chance(50)
                            ? " CONSTRAINT good CHECK (VALUE "
                                    + (number ? "> " + draw.below(2) : "<> 'bad" + draw.below(2) + "'") + ")"
                            : "")
                    + (draw.chance(30) ? " CONSTRAINT fine CHECK (VALUE IS NOT NULL OR VALUE IS NULL)" : "");
            List<String> made = List.of(sql);
            return object(
                    "domain", "y:" + name, name, family, GeneratedNames.commented(draw, made, "DOMAIN " + name), needs);
        });
    }

    /** Attributes are added, dropped and changed; those of one that a table uses only come and go. */
    private static Optional<GeneratedObject> composite(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "r").flatMap(name -> {
            boolean used = before.filter(one -> whole.isNeeded(one.id())).isPresent();
            List<String> attributes = new ArrayList<>(List.of("a1 integer"));
            Set<String> needs = needs(name);
            if (draw.chance(50)) {
                attributes.add("a2 text");
            }
            if (draw.chance(50)) {
                attributes.add("a3 " + (used ? "date" : draw.oneOf("date", "timestamp with time zone", "boolean")));
            }
            Optional<GeneratedObject> type = draw.maybeOne(schema.all("enum")).filter(one -> draw.chance(40) && !used);
            type.ifPresent(one -> {
                attributes.add("a4 " + one.name());
                needs.add(one.id());
            });
            List<String> made = List.of("CREATE TYPE " + name + " AS (" + String.join(", ", attributes) + ")");
            return object(
                    "composite", "r:" + name, name, "c", GeneratedNames.commented(draw, made, "TYPE " + name), needs);
        });
    }

    private static Optional<GeneratedObject> range(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "y").flatMap(name -> {
            String last = GeneratedNames.lastOf(name).replace("\"", "").replace(' ', '_');
            List<String> made = List.of("CREATE TYPE " + name + " AS RANGE (SUBTYPE = "
                    + draw.oneOf("integer", "numeric", "double precision") + ", MULTIRANGE_TYPE_NAME = "
                    + GeneratedNames.schemaOf(name) + "." + last + "_multi" + draw.below(2) + ")");
            return object(
                    "range", "y:" + name, name, "g", GeneratedNames.commented(draw, made, "TYPE " + name), needs(name));
        });
    }

    private static Optional<GeneratedObject> sequence(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "r").flatMap(name -> {
            Set<String> needs = needs(name);
            String sql = "CREATE " + (draw.chance(10) ? "UNLOGGED " : "") + "SEQUENCE " + name + " AS "
                    + draw.oneOf("bigint", "bigint", "integer", "smallint")
                    + (draw.chance(30) ? " INCREMENT BY " + draw.oneOf("2", "-1", "50") : "")
                    + (draw.chance(30)
                            ? " MAXVALUE " + (1000 + draw.below(2) * 5) + " MINVALUE -" + (5 + draw.below(2))
                            : "")
                    + (draw.chance(20) ? " CACHE " + (2 + draw.below(3)) : "")
                    + (draw.chance(20) ? " CYCLE" : "");
            List<String> made = new ArrayList<>(List.of(sql));
            Optional<GeneratedObject> owner = draw.maybeOne(schema.all("column").stream()
                            .filter(column -> GeneratedNames.schemaOf(
                                            column.host().substring(2))
                                    .equals(GeneratedNames.schemaOf(name)))
                            .toList())
                    .filter(column -> draw.chance(25));
            owner.ifPresent(column -> {
                made.add("ALTER SEQUENCE " + name + " OWNED BY " + column.host().substring(2) + "." + column.name());
                needs.add(column.id());
            });
            return object(
                    "sequence",
                    "r:" + name,
                    name,
                    "q",
                    GeneratedNames.commented(draw, made, "SEQUENCE " + name),
                    needs);
        });
    }

    private static Optional<String> name(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, String letter) {
        return before.isPresent() ? before.map(GeneratedObject::name) : GeneratedNames.free(draw, schema, letter);
    }

    private static Set<String> needs(String name) {
        return new TreeSet<>(GeneratedNames.needs(name));
    }

    private static Optional<GeneratedObject> object(
            String word, String id, String name, String family, List<String> statements, Set<String> needs) {
        return Optional.of(new GeneratedObject(GeneratedKinds.of(word), id, name, id, family, statements, needs));
    }
}
