package io.github.dblifecycle.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws the fields of one entity. */
final class ModelFields {

    private static final List<String> LABELS = List.of("NEW", "PAID", "SHIPPED_ABROAD");

    private final Draw draw;
    private final ClassText text;
    private final String prefix;
    private final boolean composite;
    private final boolean arrays;
    private int fields;

    /**
     * @param composite whether the entity is known by several columns
     * @param arrays whether there may be any: for a table per class Hibernate selects them with a cast that PostgreSQL cannot read
     */
    ModelFields(Draw draw, ClassText text, boolean composite, boolean arrays) {
        this.draw = draw;
        this.composite = composite;
        this.arrays = arrays;
        this.text = text;
        // No two classes of a hierarchy may mean different things by one column.
        this.prefix = text.name().toLowerCase(Locale.ROOT);
    }

    private String name() {
        return prefix + "Field" + fields++;
    }

    void basics(int count) {
        for (int i = 0; i < count; i++) {
            if (draw.chance(15)) {
                enumerated();
            } else {
                basic(text, name(), "", true);
            }
        }
    }

    /** A value of each round; in one all are null that may be, and in two some. */
    private String values(FieldKind kind, boolean nullable) {
        List<String> values = kind.values();
        String last = values.get(values.size() - 1);
        return pick(kind.boxed(), values.get(0), nullable, last, last);
    }

    private String pick(String type, String first, boolean nullable, String second, String third) {
        boolean odd = draw.chance(50);
        List<String> values = List.of(
                first,
                nullable ? "null" : first,
                nullable && odd ? "null" : second,
                nullable && !odd ? "null" : second,
                third);
        return "Rows.<" + type + ">pick(round, " + String.join(", ", values) + ")";
    }

    private FieldKind kind() {
        FieldKind kind = FieldKind.draw(draw);
        while (!arrays && kind.array()) {
            kind = FieldKind.draw(draw);
        }
        return kind;
    }

    private void basic(ClassText into, String name, String attribute, boolean mayBeUnique) {
        if (mayBeUnique && draw.chance(12)) {
            boolean nullable = draw.chance(50);
            into.field(
                    column(List.of("unique = true", "length = 40", nullable ? "" : "nullable = false", attribute)),
                    "String",
                    name,
                    (nullable ? "round == 1 ? null : " : "") + "String.format(\"%040d\", Rows.next())");
            return;
        }
        FieldKind kind = kind();
        boolean nullable = !kind.primitive() && draw.chance(60);
        boolean required = !nullable && (!kind.primitive() || draw.chance(50));
        into.field(
                kind.annotations() + " "
                        + column(List.of(kind.column(), required ? "nullable = false" : "", attribute)),
                kind.type(),
                name,
                values(kind, nullable));
    }

    private static String column(List<String> attributes) {
        String all = attributes.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : "@Column(" + all + ")";
    }

    private void enumerated() {
        String name = name();
        String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        List<String> labels = LABELS.subList(0, 2 + draw.below(2));
        text.member("public enum " + type + " { " + String.join(", ", labels) + " }");
        boolean nullable = draw.chance(50);
        text.field(
                "@Enumerated(EnumType." + (draw.chance(70) ? "STRING" : "ORDINAL") + ") "
                        + column(List.of(nullable ? "" : "nullable = false", draw.chance(40) ? "length = 30" : "")),
                type,
                name,
                pick(
                        type,
                        type + ".NEW",
                        nullable,
                        type + "." + labels.get(1),
                        type + "." + labels.get(labels.size() - 1)));
    }

    /** What entities often have beside their columns. */
    void extras() {
        if (draw.chance(30)) {
            text.member("@Version public " + draw.one(List.of("int", "Integer", "long", "Long")) + " version;")
                    .state("version");
        }
        if (draw.chance(20)) {
            text.member("@Column(insertable = false, updatable = false) public "
                    + draw.one(List.of("String", "Long", "Instant")) + " " + name() + ";");
        }
        if (draw.chance(20)) {
            String created = name();
            text.member("@CreationTimestamp public Instant " + created + ";")
                    .state(created + ".plusNanos(500).truncatedTo(ChronoUnit.MICROS)");
        }
        if (draw.chance(30)) {
            embedded();
        }
        if (draw.chance(35)) {
            elements();
        }
    }

    private void embedded() {
        String name = name();
        String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        List<String> members = new ArrayList<>();
        StringBuilder fill = new StringBuilder();
        boolean required = false;
        for (int i = 1 + draw.below(2); i >= 0; i--) {
            String part = name + "Part" + i;
            FieldKind kind = i == 0 ? FieldKind.text(30) : kind();
            boolean nullable = !kind.primitive() && draw.chance(70);
            required |= !nullable && !kind.primitive();
            members.add(kind.annotations() + " "
                    + column(List.of(kind.column(), nullable || kind.primitive() ? "" : "nullable = false"))
                    + " public " + kind.type() + " " + part + ";");
            fill.append(name + "." + part + " = " + values(kind, nullable) + "; ");
            text.state("(" + name + " == null ? null : " + name + "." + part + ")");
        }
        // One that has no value at all is read as null.
        members.add("public " + (required ? "int " : "Integer ") + name + "Count;");
        fill.append(name + "." + name + "Count = round;");
        text.fill(name + " = " + (required ? "" : "round == 1 ? null : ") + "new " + type + "();");
        text.fill("if (" + name + " != null) { " + fill + " }");
        text.member("@Embeddable public static class " + type + " { " + String.join(" ", members) + " }");
        text.member("@Embedded public " + type + " " + name + ";");
    }

    private void elements() {
        String name = name();
        String table = "@ElementCollection"
                + (draw.chance(50)
                        ? " @CollectionTable(name = \"" + name.toLowerCase(Locale.ROOT) + "_elements\")"
                        : "");
        switch (draw.below(4)) {
            case 0 ->
                text.field(
                        table + column(List.of(draw.chance(50) ? "nullable = false" : "")),
                        "List<String>",
                        name,
                        "new ArrayList<>(round == 1 ? List.of() : List.of(\"x\".repeat(255), \"b\"))");
            case 1 ->
                text.field(
                        table + " @Column(length = 30)",
                        "Set<String>",
                        name,
                        "new HashSet<>(round == 1 ? List.of() : List.of(\"x\".repeat(30), \"b\"))");
            case 2 ->
                text.field(
                        table + " @OrderColumn",
                        "List<Long>",
                        name,
                        "new ArrayList<>(round == 1 ? List.of() : List.of(Long.MAX_VALUE, 2L, 2L))");
            default ->
                text.field(
                        table + " @MapKeyColumn(length = 12)",
                        "Map<String, Integer>",
                        name,
                        "new HashMap<>(round == 1 ? Map.of() : Map.of(\"k\".repeat(12), Integer.MAX_VALUE))");
        }
    }

    /**
     * Relations to others.
     *
     * @param others entities with rows
     * @param alone whether no other class has the same field, so that a row of another is referred to once
     */
    void relations(List<String> others, boolean alone) {
        if (others.isEmpty()) {
            return;
        }
        for (int i = draw.below(3); i > 0; i--) {
            String other = draw.one(others);
            String name = name();
            boolean nullable = draw.chance(50);
            String one = (nullable ? "round == 1 ? null : " : "") + "rows.last(" + other + ".class)";
            String several = "new HashSet<>(round == 1 ? List.of() : List.of(rows.last(" + other + ".class)))";
            switch (draw.below(alone ? 6 : 4)) {
                case 0, 1, 2 ->
                    text.field(
                            "@ManyToOne(fetch = FetchType.LAZY" + (nullable ? "" : ", optional = false") + ")",
                            other,
                            name,
                            one);
                case 3 ->
                    text.field(
                            "@ManyToMany @JoinTable(name = \"" + name + "_links\")",
                            "Set<" + other + ">",
                            name,
                            several);
                case 4 -> text.field("@OneToOne" + (nullable ? "" : "(optional = false)"), other, name, one);
                default ->
                    text.field(
                            "@OneToMany "
                                    + (!composite && draw.chance(50)
                                            ? "@JoinColumn"
                                            : "@JoinTable(name = \"" + name + "_links\")"),
                            "Set<" + other + ">",
                            name,
                            several);
            }
        }
    }

    /** A second table, whose row is there if any of its columns has a value. */
    void secondary() {
        String table = prefix + "_more";
        text.annotation("@SecondaryTable(name = \"" + table + "\")");
        for (int i = 1 + draw.below(2); i > 0; i--) {
            basic(text, name(), "table = \"" + table + "\"", false);
        }
    }
}
