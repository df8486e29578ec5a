package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CompositeType;
import java.util.List;

/** Composite types that stand for themselves. */
final class CompositeTypeWriter {

    private CompositeTypeWriter() {}

    static Step step(CompositeType type) {
        String name = type.name().readable();
        List<String> attributes = type.attributes().stream()
                .map(attribute ->
                        attribute.name().readable() + " " + attribute.type() + SqlText.collate(attribute.collation()))
                .toList();
        Comments statements = new Comments(List.of("CREATE TYPE " + name + " AS " + SqlText.lines(attributes)));
        statements.add("TYPE " + name, type.comment());
        type.attributes()
                .forEach(attribute -> statements.addColumn(type.name(), attribute.name(), attribute.comment()));
        return Step.of(Section.TYPES, type.reference(), statements.statements());
    }
}
