package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.TextSearchConfiguration;

/** Parsers, templates, dictionaries and configurations of text search. */
final class TextSearchRows {

    private TextSearchRows() {}

    static void read(Snapshot snapshot, ReadObjects objects) {
        DefinitionRows.read("text_search_parsers", ObjectKind.TEXT_SEARCH_PARSER, snapshot, objects);
        DefinitionRows.read("text_search_templates", ObjectKind.TEXT_SEARCH_TEMPLATE, snapshot, objects);
        DefinitionRows.read("text_search_dictionaries", ObjectKind.TEXT_SEARCH_DICTIONARY, snapshot, objects);
        snapshot.query(
                "text_search_configurations",
                row -> objects.add(
                        new TextSearchConfiguration(
                                row.qualifiedName(), row.text("parser"), row.options("mappings"), row.comment()),
                        row));
    }
}
