package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Publication;
import io.github.dblifecycle.catalog.Publication.PublishedTable;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Publications. */
final class PublicationWriter {

    private PublicationWriter() {}

    /** That the tables it names survive a crash, without which they are not published. */
    static List<Unit> persistence(Publication publication) {
        return publication.tables().stream()
                .map(published -> new Unit(ObjectReference.table(published.table()), Aspect.PERSISTENCE))
                .toList();
    }

    /** The publications that name a table. */
    static List<Unit> naming(Catalog catalog, QualifiedName table) {
        return catalog.all(Publication.class).stream()
                .filter(publication -> publication.tables().stream()
                        .anyMatch(published -> published.table().equals(table)))
                .map(publication -> Unit.of(publication.reference()))
                .toList();
    }

    static Step step(Publication publication) {
        List<String> published = new ArrayList<>();
        if (publication.allTables()) {
            published.add("ALL TABLES");
        }
        if (!publication.tables().isEmpty()) {
            published.add(publication.tables().stream()
                    .map(PublicationWriter::table)
                    .collect(Collectors.joining(", ", "TABLE ", "")));
        }
        if (!publication.schemas().isEmpty()) {
            published.add(publication.schemas().stream()
                    .map(Identifier::readable)
                    .collect(Collectors.joining(", ", "TABLES IN SCHEMA ", "")));
        }
        String create = "CREATE " + ObjectName.of(publication.reference())
                + (published.isEmpty() ? "" : "\n    FOR " + String.join(", ", published))
                + "\n    WITH " + SqlText.options(publication.options());
        return Step.of(
                Section.PUBLICATIONS,
                publication.reference(),
                Stream.concat(
                                publication.tables().stream().map(one -> ObjectReference.table(one.table())),
                                publication.schemas().stream()
                                        .map(schema -> ObjectReference.inDatabase(ObjectKind.SCHEMA, schema)))
                        .toList(),
                new Comments(List.of(create))
                        .add(publication.reference(), publication.comment())
                        .statements());
    }

    /** As it stands behind FOR TABLE or ADD TABLE; without the children of a table, which are named themselves. */
    static String table(PublishedTable published) {
        return "ONLY " + published.table().readable()
                + published.columns().map(columns -> " (" + columns + ")").orElse("")
                + published.filter().map(filter -> " WHERE " + filter).orElse("");
    }
}
