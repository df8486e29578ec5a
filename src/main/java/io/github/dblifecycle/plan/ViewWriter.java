package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ColumnStorage;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Views, materialized or not. A materialized one is made without data: filling it runs functions. */
final class ViewWriter {

    private static final String USUAL_ACCESS_METHOD = "heap";

    private ViewWriter() {}

    /** What is said once the indexes are there; empty for a view that is not clustered. */
    static Optional<Step> clustering(View view) {
        return view.clusteredOn()
                .map(index -> new Step(
                        Section.TABLE_SETTINGS,
                        view.reference(),
                        Set.of(),
                        Set.of(
                                view.reference(),
                                ObjectReference.inSchema(
                                        ObjectKind.INDEX,
                                        new QualifiedName(view.name().schema(), index))),
                        List.of("ALTER MATERIALIZED VIEW " + view.name().readable() + " CLUSTER ON "
                                + index.readable())));
    }

    static Step step(View view) {
        return step(view, "CREATE ", "\nWITH NO DATA");
    }

    /** @param filling what follows the query of a materialized view */
    static Step step(View view, String create, String filling) {
        String kind = view.materialized() ? "MATERIALIZED VIEW " : "VIEW ";
        String name = view.name().readable();
        String method = view.accessMethod()
                .filter(other -> !other.value().equals(USUAL_ACCESS_METHOD))
                .map(other -> " USING " + other.readable())
                .orElse("");
        String query = view.definition().stripTrailing();
        if (query.endsWith(";")) {
            query = query.substring(0, query.length() - 1);
        }
        List<String> made = new ArrayList<>();
        made.add(create + kind + name + method + SqlText.with(view.options()) + " AS\n" + query
                + (view.materialized() ? filling : ""));
        view.columns().forEach(column -> column.defaultExpression()
                .ifPresent(expression -> made.add("ALTER VIEW " + name + " ALTER COLUMN "
                        + column.name().readable() + " SET DEFAULT " + expression)));
        view.columns().forEach(column -> ColumnWriter.storageChanges(ColumnStorage.USUAL, column.storage())
                .forEach(change -> made.add("ALTER " + kind + name + " ALTER COLUMN "
                        + column.name().readable() + " " + change)));
        Comments statements = new Comments(made).add(kind + name, view.comment());
        view.columns().forEach(column -> statements.addColumn(view.name(), column.name(), column.comment()));
        return Step.of(Section.VIEWS, view.reference(), statements.statements());
    }
}
