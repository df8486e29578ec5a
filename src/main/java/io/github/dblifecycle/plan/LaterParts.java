package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.DomainType.DomainConstraint;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.Table.RowSecurity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of a catalog what belongs to a table or domain and would refuse rows that are there: what is not proved for
 * them, and row security.
 *
 * @param without the catalog without these
 * @param steps what brings them back
 */
record LaterParts(Catalog without, List<Step> steps) {

    LaterParts {
        steps = List.copyOf(steps);
    }

    static LaterParts of(Catalog catalog) {
        List<CatalogObject> objects = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (CatalogObject object : catalog.objects().values()) {
            if (object instanceof Table table) {
                objects.add(without(table));
                later(table, catalog).forEach(steps::add);
            } else if (object instanceof DomainType domain) {
                objects.add(without(domain));
                later(domain).ifPresent(steps::add);
            } else if (!(object instanceof Column) && !(object instanceof Constraint)) {
                objects.add(object);
            }
        }
        Map<ObjectReference, Access> access = new HashMap<>();
        catalog.objects().keySet().forEach(reference -> access.put(reference, catalog.access(reference)));
        return new LaterParts(
                Catalog.of(objects, catalog.notCompared(), catalog.dependencies())
                        .in(access, catalog.defaultPrivileges().values())
                        .withAttachments(catalog.attachments()),
                steps);
    }

    private static Table without(Table table) {
        return new Table(
                table.name(),
                table.persistence(),
                table.accessMethod(),
                table.partitionKey(),
                table.partitionOf(),
                table.inherits(),
                table.ofType(),
                table.foreign(),
                table.options(),
                new RowSecurity(false, false),
                table.replicaIdentity(),
                table.clusteredOn(),
                table.columns().stream().map(LaterParts::proved).toList(),
                table.constraints(),
                table.comment());
    }

    private static Column proved(Column column) {
        return column.notNull() == NotNull.NOT_VALIDATED
                ? column.withNotNull(NotNull.NULLABLE, Optional.empty())
                : column;
    }

    private static List<Step> later(Table table, Catalog catalog) {
        List<Step> steps = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean own = table.parents().stream()
                    .flatMap(parent -> catalog.column(parent, column.name()).stream())
                    .noneMatch(parent -> parent.notNull() == NotNull.NOT_VALIDATED);
            if (column.notNull() == NotNull.NOT_VALIDATED && own) {
                steps.add(after(Section.DEFAULTS, column.reference(), notNull(column)));
            }
        }
        List<String> rowSecurity = TableSettings.rowSecurity(table);
        if (!rowSecurity.isEmpty()) {
            steps.add(after(Section.POLICIES, table.reference(), rowSecurity));
        }
        return steps;
    }

    private static List<String> notNull(Column column) {
        Comments statements = new Comments(ColumnWriter.alterations(proved(column), column));
        column.notNullConstraint().ifPresent(constraint -> constraint
                .name()
                .ifPresent(name -> statements.add(
                        "CONSTRAINT " + name.readable() + " ON "
                                + column.table().readable(),
                        constraint.comment())));
        return statements.statements();
    }

    private static DomainType without(DomainType domain) {
        return new DomainType(
                domain.name(),
                domain.type(),
                domain.collation(),
                domain.defaultExpression(),
                domain.notNull(),
                domain.constraints().stream()
                        .filter(DomainConstraint::validated)
                        .toList(),
                domain.comment());
    }

    private static Optional<Step> later(DomainType domain) {
        List<DomainConstraint> unproved = domain.constraints().stream()
                .filter(constraint -> !constraint.validated())
                .toList();
        if (unproved.isEmpty()) {
            return Optional.empty();
        }
        String name = domain.name().readable();
        Comments statements = new Comments(unproved.stream()
                .map(constraint -> "ALTER DOMAIN " + name + " ADD " + DomainWriter.clause(constraint))
                .toList());
        unproved.forEach(constraint -> statements.add(
                "CONSTRAINT " + constraint.name().readable() + " ON DOMAIN " + name, constraint.comment()));
        return Optional.of(after(Section.DEFAULTS, domain.reference(), statements.statements()));
    }

    private static Step after(Section section, ObjectReference about, List<String> statements) {
        return new Step(section, about, Set.of(), Set.of(about), statements);
    }
}
