package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Indexes that are not behind a constraint. */
final class IndexWriter {

    private static final String ON_ONLY = " ON ONLY ";
    private static final Pattern CHOSEN_NAME = Pattern.compile("_idx[0-9]*$");

    private final Catalog catalog;

    IndexWriter(Catalog catalog) {
        this.catalog = catalog;
    }

    Step step(Index index) {
        List<ObjectReference> needs = new ArrayList<>(List.of(index.on()));
        catalog.find(index.on())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .ifPresent(table -> needs.addAll(indexesThatComeFirst(index, table)));
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

    /**
     * An index of a parent would take an equal one of a partition for its own if it came second. One that is not equal
     * comes first where its name is such as the server would choose for what the partition gets of its parent's.
     */
    private List<ObjectReference> indexesThatComeFirst(Index index, Table table) {
        List<ObjectReference> first = new ArrayList<>();
        if (!table.parents().isEmpty()) {
            catalog.all(Index.class).stream()
                    .filter(other -> table.parents().stream()
                            .anyMatch(parent -> ObjectReference.table(parent).equals(other.on())))
                    .filter(other -> !mayTakeName(other, index))
                    .map(Index::reference)
                    .forEach(first::add);
        }
        if (table.partitionKey().isPresent()) {
            catalog.all(Index.class).stream()
                    .filter(other -> isBelow(other.on(), table) && mayTakeName(index, other))
                    .map(Index::reference)
                    .forEach(first::add);
        }
        return first;
    }

    private boolean isBelow(ObjectReference on, Table whole) {
        Optional<QualifiedName> next = parent(on.qualifiedName());
        while (next.isPresent() && !next.get().equals(whole.name())) {
            next = parent(next.get());
        }
        return next.isPresent();
    }

    private Optional<QualifiedName> parent(QualifiedName table) {
        return catalog.table(table).flatMap(Table::partitionOf).map(partition -> partition.parent());
    }

    /** The server calls an index by its table and its columns (PostgreSQL, "CREATE INDEX"). */
    private static boolean mayTakeName(Index whole, Index own) {
        String name = own.name().name().value();
        return name.startsWith(own.on().name().value() + "_")
                && CHOSEN_NAME.matcher(name).find()
                && !demands(whole).equals(demands(own));
    }

    /** What it says but for its name and its table. */
    private static String demands(Index index) {
        return index.unique() + index.structure().substring(index.structure().indexOf(" USING "));
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
