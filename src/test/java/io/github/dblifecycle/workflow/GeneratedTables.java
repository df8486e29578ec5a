package io.github.dblifecycle.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tables of all sorts, and their columns. */
final class GeneratedTables {

    private GeneratedTables() {}

    static List<GeneratedKind> kinds() {
        return List.of(
                new GeneratedKind("table", 10, GeneratedTables::table),
                new GeneratedKind("partitioned", 3, GeneratedTables::partitioned),
                new GeneratedKind("partition", 5, GeneratedTables::partition),
                new GeneratedKind("branch", 4, GeneratedTables::branch),
                new GeneratedKind("child", 4, GeneratedTables::child),
                new GeneratedKind("typed", 3, GeneratedTables::typed),
                new GeneratedKind("column", 40, GeneratedTables::column));
    }

    /** Every table has a key of its own from the start; partitions and children have their parent's columns. */
    private static Optional<GeneratedObject> table(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before).flatMap(name -> {
            List<String> made = new ArrayList<>();
            boolean published = before.filter(one -> whole.isNeededBy(one.id(), "publication"))
                    .isPresent();
            Set<String> needs = new TreeSet<>(GeneratedNames.needs(name));
            Optional<GeneratedObject> method = draw.maybeOne(methods(schema)).filter(one -> draw.chance(40));
            method.ifPresent(one -> needs.add(one.id()));
            made.add("CREATE " + (draw.chance(6) && !published ? "UNLOGGED " : "") + "TABLE " + name + " (k0 integer"
                    + (draw.chance(30) ? " NOT NULL" : "") + ")"
                    + method.map(one -> " USING " + one.name()).orElse("")
                    + (draw.chance(20) ? " WITH (fillfactor = " + draw.oneOf("70", "80") + ")" : ""));
            if (draw.chance(15)) {
                made.add("ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY");
            }
            if (draw.chance(10)) {
                made.add("ALTER TABLE " + name + " REPLICA IDENTITY " + draw.oneOf("FULL", "NOTHING"));
            }
            return object("table", name, made, draw, "t", needs);
        });
    }

    private static Optional<GeneratedObject> partitioned(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return name(draw, schema, before).flatMap(name -> {
            String by = before.filter(one -> whole.isNeeded(one.id()))
                    .map(GeneratedObject::family)
                    .orElseGet(() -> draw.oneOf("RANGE", "LIST", "HASH"));
            List<String> made = List.of("CREATE TABLE " + name + " (k0 integer NOT NULL) PARTITION BY " + by + " (k0)");
            return object("partitioned", name, made, draw, by, new TreeSet<>(GeneratedNames.needs(name)));
        });
    }

    /** Or, drawn again, a table that looks like a partition and is none. */
    private static Optional<GeneratedObject> partition(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        List<GeneratedObject> parents = new ArrayList<>(schema.all("partitioned"));
        parents.addAll(schema.all("branch"));
        Optional<GeneratedObject> parent = parent(draw, before, parents);
        return parent.flatMap(of -> name(draw, schema, before).flatMap(name -> {
            boolean byDefault = draw.chance(15) && !of.family().equals("HASH");
            boolean apart = draw.chance(15);
            List<String> made = List.of(
                    apart
                            ? "CREATE TABLE " + name + " (LIKE " + of.name() + ")"
                            : "CREATE TABLE " + name + " PARTITION OF " + of.name() + " "
                                    + (byDefault ? "DEFAULT" : bound(draw, of)));
            Set<String> needs = new TreeSet<>(GeneratedNames.needs(name));
            needs.add(of.id());
            return object("partition", name, made, draw, "p", needs);
        }));
    }

    /** A partition that has partitions. */
    private static Optional<GeneratedObject> branch(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return parent(draw, before, schema.all("partitioned"))
                .flatMap(of -> name(draw, schema, before).flatMap(name -> {
                    String by = before.filter(one -> whole.isNeeded(one.id()))
                            .map(GeneratedObject::family)
                            .orElseGet(() -> draw.oneOf("RANGE", "LIST", "HASH"));
                    List<String> made = List.of("CREATE TABLE " + name + " PARTITION OF " + of.name() + " "
                            + bound(draw, of) + " PARTITION BY " + by + " (k0)");
                    Set<String> needs = new TreeSet<>(GeneratedNames.needs(name));
                    needs.add(of.id());
                    return object("branch", name, made, draw, by, needs);
                }));
    }

    private static String bound(GeneratedDraw draw, GeneratedObject of) {
        int slot = draw.below(4);
        return switch (of.family()) {
            case "RANGE" -> "FOR VALUES FROM (" + slot * 10 + ") TO (" + (slot * 10 + 10) + ")";
            case "LIST" -> "FOR VALUES IN (" + slot + ", " + (slot + 10) + ")";
            default -> "FOR VALUES WITH (MODULUS 4, REMAINDER " + slot + ")";
        };
    }

    private static Optional<GeneratedObject> parent(
            GeneratedDraw draw, Optional<GeneratedObject> before, List<GeneratedObject> among) {
        return before.isPresent()
                ? among.stream()
                        .filter(other -> before.get().needs().contains(other.id()))
                        .findFirst()
                : draw.maybeOne(among);
    }

    /** A table whose columns are its type's. */
    private static Optional<GeneratedObject> typed(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        return parent(draw, before, schema.all("composite"))
                .flatMap(type -> name(draw, schema, before).flatMap(name -> {
                    Set<String> needs = new TreeSet<>(GeneratedNames.needs(name));
                    needs.add(type.id());
                    List<String> made = List.of("CREATE TABLE " + name + " OF " + type.name()
                            + draw.oneOf("", " (a1 NOT NULL)", " (a1 WITH OPTIONS DEFAULT 3)", " (CHECK (a1 > 1))"));
                    return object("typed", name, made, draw, "y", needs);
                }));
    }

    /** Access methods of tables. */
    static List<GeneratedObject> methods(GeneratedSchema schema) {
        return schema.all("access method").stream()
                .filter(one -> one.family().equals("TABLE"))
                .toList();
    }

    private static Optional<GeneratedObject> child(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        List<GeneratedObject> parents = new ArrayList<>(schema.all("table"));
        parents.addAll(schema.all("child"));
        Optional<GeneratedObject> parent = parent(draw, before, parents);
        return parent.flatMap(of -> name(draw, schema, before).flatMap(name -> {
            List<String> made = List.of("CREATE TABLE " + name
                    + (draw.chance(80) ? " (own integer) INHERITS (" + of.name() + ")" : " (LIKE " + of.name() + ")"));
            Set<String> needs = new TreeSet<>(GeneratedNames.needs(name));
            needs.add(of.id());
            return object("child", name, made, draw, "h", needs);
        }));
    }

    private static Optional<GeneratedObject> column(
            GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before, GeneratedSchema whole) {
        List<GeneratedObject> tables = new ArrayList<>(schema.all("table"));
        tables.addAll(schema.all("partitioned"));
        Optional<GeneratedObject> host =
                before.isPresent() ? before.flatMap(one -> schema.find(one.host())) : draw.maybeOne(tables);
        return host.map(table -> {
            String family = before.map(GeneratedObject::family)
                    .orElseGet(() -> draw.oneOf("k", "k", "n", "n", "s", "s", "d", "e", "j", "c", "g"));
            String name = before.map(GeneratedObject::name)
                    .orElseGet(() -> draw.chance(10) ? "\"" + family + " 9\"" : family + (1 + draw.below(3)));
            boolean plain =
                    before.filter(one -> whole.isNeededBy(one.id(), "column")).isPresent();
            return new GeneratedColumn(draw, schema, table, name, family, plain).object();
        });
    }

    private static Optional<String> name(GeneratedDraw draw, GeneratedSchema schema, Optional<GeneratedObject> before) {
        return before.isPresent() ? before.map(GeneratedObject::name) : GeneratedNames.free(draw, schema, "r");
    }

    private static Optional<GeneratedObject> object(
            String word, String name, List<String> made, GeneratedDraw draw, String family, Set<String> needs) {
        return Optional.of(new GeneratedObject(
                GeneratedKinds.of(word),
                "r:" + name,
                name,
                "r:" + name,
                family,
                GeneratedNames.commented(draw, made, "TABLE " + name),
                needs));
    }
}
