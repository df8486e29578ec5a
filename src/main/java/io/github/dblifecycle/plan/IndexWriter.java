package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Indexes that are not behind a constraint. */
final class IndexWriter {

    private static final String ON_ONLY = " ON ONLY ";

    private final Catalog catalog;

    IndexWriter(Catalog catalog) {
        this.catalog = catalog;
    }

    Step step(Index index) {
        List<ObjectReference> needs = new ArrayList<>(List.of(index.on()));
        catalog.find(index.on())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .ifPresent(table -> needs.addAll(indexesOfParents(table)));
        List<String> made = new ArrayList<>();
        made.add(index.valid() ? withPartitions(index.definition()) : index.definition());
        index.statisticsTargets()
                .forEach((position, target) -> made.add("ALTER INDEX "
                        + index.name().readable() + " ALTER COLUMN " + position + " SET STATISTICS " + target));
        return Step.of(
                Section.INDEXES,
                index.reference(),
                needs,
                new Comments(made).add(index.reference(), index.comment()).statements());
    }

    /** The statement that builds the index under a name while its table is in use. */
    static String concurrently(Index index, QualifiedName name) {
        String definition = withPartitions(index.definition());
        int start = definition.indexOf("INDEX ") + "INDEX ".length();
        return definition.substring(0, start) + "CONCURRENTLY " + name.name().readable()
                + definition.substring(endOfName(definition, start));
    }

    /** An index of a parent would take an equal one of a partition for its own if it came second. */
    private List<ObjectReference> indexesOfParents(Table table) {
        if (table.parents().isEmpty()) {
            return List.of();
        }
        return catalog.all(Index.class).stream()
                .filter(other -> table.parents().stream()
                        .anyMatch(parent -> ObjectReference.table(parent).equals(other.on())))
                .map(Index::reference)
                .toList();
    }

    /**
     * The server prints the index of a partitioned table with ONLY, as if the indexes of the partitions would be made
     * one by one; without it they come along. An index that is not valid is one whose partitions still lack theirs, and
     * keeps it.
     */
    private static String withPartitions(String definition) {
        int name = definition.indexOf("INDEX ") + "INDEX ".length();
        int end = endOfName(definition, name);
        return definition.startsWith(ON_ONLY, end)
                ? definition.substring(0, end) + " ON " + definition.substring(end + ON_ONLY.length())
                : definition;
    }

    private static int endOfName(String definition, int start) {
        return definition.charAt(start) == '"' ? endOfQuoted(definition, start) : definition.indexOf(' ', start);
    }

    private static int endOfQuoted(String text, int start) {
        int quote = text.indexOf('"', start + 1);
        while (text.startsWith("\"\"", quote)) {
            quote = text.indexOf('"', quote + 2);
        }
        return quote + 1;
    }
}
