package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.DomainType.DomainConstraint;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.RangeType;
import io.github.dblifecycle.sql.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enums, domains, composite and range types. */
final class TypeRows {

    private TypeRows() {}

    static void read(Snapshot snapshot, Columns columns, ReadObjects objects) {
        snapshot.query("enums", row -> objects.add(enumType(row), row));
        snapshot.query("domains", row -> objects.add(domain(row), row));
        snapshot.query(
                "composite_types",
                row -> objects.add(
                        new CompositeType(
                                row.qualifiedName(), columns.ofCompositeType(row.qualifiedName()), row.comment()),
                        row));
        snapshot.query("ranges", row -> objects.add(range(row), row));
    }

    private static EnumType enumType(Row row) throws SQLException {
        return new EnumType(row.qualifiedName(), row.present("labels"), row.comment());
    }

    private static DomainType domain(Row row) throws SQLException {
        List<String> names = row.present("constraint_names");
        List<String> definitions = row.present("constraint_definitions");
        List<@Nullable Boolean> validated = row.flags("constraint_validated");
        List<@Nullable String> comments = row.texts("constraint_comments");
        List<DomainConstraint> constraints = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            constraints.add(new DomainConstraint(
                    new Identifier(names.get(i)),
                    definitions.get(i),
                    Boolean.TRUE.equals(validated.get(i)),
                    Optional.ofNullable(comments.get(i))));
        }
        return new DomainType(
                row.qualifiedName(),
                row.text("type"),
                row.optionalText("collation"),
                row.optionalText("default_expression"),
                row.flag("not_null"),
                constraints,
                row.comment());
    }

    private static RangeType range(Row row) throws SQLException {
        return new RangeType(
                row.qualifiedName(),
                row.text("subtype"),
                row.text("operator_class"),
                row.optionalText("collation"),
                row.optionalText("canonical_function"),
                row.optionalText("difference_function"),
                row.text("multirange"),
                row.comment());
    }
}
