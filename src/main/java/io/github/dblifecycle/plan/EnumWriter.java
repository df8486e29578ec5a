package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.EnumType;

/** Enums. */
final class EnumWriter {

    private EnumWriter() {}

    static Step step(EnumType type) {
        String name = type.name().readable();
        String labels =
                SqlText.lines(type.labels().stream().map(SqlText::literal).toList());
        return Step.of(
                Section.TYPES,
                type.reference(),
                Comments.after("CREATE TYPE " + name + " AS ENUM " + labels, "TYPE " + name, type.comment()));
    }
}
