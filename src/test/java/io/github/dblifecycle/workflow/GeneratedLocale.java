package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collations and conversions; and statistics, which are about columns as collations are. */
final class GeneratedLocale {

    private static final List<String> STATISTICS = List.of("ndistinct", "dependencies", "mcv");

    private GeneratedLocale() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("collation", 4, GeneratedLocale::collation),
                new GeneratedKind("conversion", 3, GeneratedLocale::conversion),
                new GeneratedKind("statistics", 5, GeneratedLocale::statistics));
    }

    private static Optional<GeneratedObject> collation(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "c")
                .map(name -> object(
                        "collation",
                        "c:" + name,
                        name,
                        "COLLATION " + name,
                        List.of("CREATE COLLATION " + name + " ("
                                + draw.oneOf(
                                        "provider = libc, locale = 'C'",
                                        "provider = libc, locale = 'POSIX'",
                                        "provider = icu, locale = 'und'",
                                        "provider = icu, locale = 'und', deterministic = false")
                                + ")"),
                        new TreeSet<>(GeneratedNames.needs(name)),
                        draw));
    }

    private static Optional<GeneratedObject> conversion(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before, "cv")
                .map(name -> object(
                        "conversion",
                        "cv:" + name,
                        name,
                        "CONVERSION " + name,
                        List.of("CREATE CONVERSION " + name + " FOR "
                                + draw.oneOf(
                                        "'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
                                        "'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1",
                                        "'KOI8R' TO 'UTF8' FROM koi8r_to_utf8")),
                        new TreeSet<>(GeneratedNames.needs(name)),
                        draw));
    }

    /** Over the key and more, or over one expression. */
    private static Optional<GeneratedObject> statistics(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        List<GeneratedObject> tables = new ArrayList<>(schema.all("table"));
        tables.addAll(schema.all("partitioned"));
        tables.addAll(schema.all("materialized view"));
        return name(draw, schema, before, "x")
                .flatMap(name -> draw.maybeOne(tables).map(table -> {
                    Set<String> needs = new TreeSet<>(GeneratedNames.needs(name));
                    needs.add(table.id());
                    List<String> parts = new ArrayList<>(List.of("k0"));
                    List<GeneratedObject> columns = schema.parts(table.id(), "column").stream()
                            .filter(column -> "knsd".contains(column.family()))
                            .toList();
                    if (!columns.isEmpty()) {
                        for (GeneratedObject column : draw.some(columns, 3)) {
                            needs.add(column.id());
                            boolean expression = column.family().equals("s") && draw.chance(40);
                            parts.add(expression ? "(lower(" + column.name() + "::text))" : column.name());
                        }
                    }
                    if (parts.size() == 1 || draw.chance(25)) {
                        parts.add("(k0 % " + (2 + draw.below(2)) + ")");
                    }
                    List<String> made = new ArrayList<>(List.of("CREATE STATISTICS " + name
                            + (draw.chance(50) ? " (" + String.join(", ", draw.some(STATISTICS, 3)) + ")" : "") + " ON "
                            + String.join(", ", parts) + " FROM " + table.name()));
                    if (draw.chance(25)) {
                        made.add("ALTER STATISTICS " + name + " SET STATISTICS " + draw.oneOf("0", "500"));
                    }
                    return object("statistics", "x:" + name, name, "STATISTICS " + name, made, needs, draw);
                }));
    }

    private static Optional<String> name(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, String letters) {
        return before.isPresent() ? before.map(GeneratedObject::name) : GeneratedNames.free(draw, schema, letters);
    }

    private static GeneratedObject object(
            String word,
            String id,
            String name,
            String told,
            List<String> made,
            Set<String> needs,
            GeneratedDraw draw) {
        return new GeneratedObject(
                GeneratedKinds.of(word), id, name, id, "", GeneratedNames.commented(draw, made, told), needs);
    }
}
