package io.github.dblifecycle.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The source of one entity while it is written. */
final class ClassText {

    private static final String IMPORTS = """
            package model;

            import jakarta.persistence.*;
            import java.io.Serializable;
            import java.math.*;
            import java.time.*;
            import java.time.temporal.ChronoUnit;
            import java.util.*;
            import org.hibernate.annotations.CreationTimestamp;

            """;

    private final String name;
    private final String parent;
    private final List<String> annotations = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private final List<String> fills = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private boolean isAbstract;

    /** @param parent empty for a root */
    ClassText(String name, String parent) {
        this.name = name;
        this.parent = parent;
        annotation("@Entity");
    }

    String name() {
        return name;
    }

    ClassText annotation(String text) {
        annotations.add(text);
        return this;
    }

    ClassText asAbstract() {
        isAbstract = true;
        return this;
    }

    ClassText member(String text) {
        members.add(text);
        return this;
    }

    ClassText fill(String statement) {
        fills.add(statement);
        return this;
    }

    ClassText state(String expression) {
        states.add(expression);
        return this;
    }

    /** A field with its values, and what is read of it. */
    ClassText field(String annotations, String type, String field, String value) {
        return member(annotations + " public " + type + " " + field + ";")
                .fill(field + " = " + value + ";")
                .state(field);
    }

    String source() {
        boolean root = parent.isEmpty();
        return IMPORTS
                + annotations.stream().map(one -> one + "\n").collect(Collectors.joining())
                + "public " + (isAbstract ? "abstract " : "") + "class " + name
                + (root ? " implements Row" : " extends " + parent) + " {\n"
                + members.stream().map(one -> "    " + one + "\n").collect(Collectors.joining())
                + "    public void fill(int round, Rows rows) {\n"
                + (root ? "" : "        super.fill(round, rows);\n")
                + fills.stream().map(one -> "        " + one + "\n").collect(Collectors.joining())
                + "    }\n"
                + "    public String state() {\n        return "
                + (root ? "\"\"" : "super.state()")
                + states.stream()
                        .map(one -> "\n            + \" | \" + Rows.text(" + one + ")")
                        .collect(Collectors.joining())
                + ";\n    }\n}\n";
    }
}
