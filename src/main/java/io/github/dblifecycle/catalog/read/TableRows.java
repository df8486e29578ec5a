package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ForeignKeyTarget;
import io.github.dblifecycle.catalog.ForeignKeyTarget.OnDelete;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Persistence;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.Table.ForeignSource;
import io.github.dblifecycle.catalog.Table.PartitionOf;
import io.github.dblifecycle.catalog.Table.ReplicaIdentity;
import io.github.dblifecycle.catalog.Table.ReplicaIdentityKind;
import io.github.dblifecycle.catalog.Table.RowSecurity;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables with their constraints, and sequences. */
final class TableRows {

    private TableRows() {}

    static void read(Snapshot snapshot, Columns columns, ReadObjects objects) {
        Map<QualifiedName, List<Constraint>> constraints = new HashMap<>();
        snapshot.query("constraints", row -> {
            Constraint constraint = constraint(row);
            constraints
                    .computeIfAbsent(constraint.table(), none -> new ArrayList<>())
                    .add(constraint);
            objects.addVersion(constraint.reference(), row);
        });
        snapshot.query("tables", row -> objects.add(table(row, columns, constraints), row));
        snapshot.query("sequences", row -> objects.add(sequence(row), row));
    }

    private static Constraint constraint(Row row) throws SQLException {
        return new Constraint(
                row.relation(),
                row.identifier("name"),
                switch (row.text("kind")) {
                    case "p" -> ConstraintKind.PRIMARY_KEY;
                    case "u" -> ConstraintKind.UNIQUE;
                    case "f" -> ConstraintKind.FOREIGN_KEY;
                    case "x" -> ConstraintKind.EXCLUSION;
                    default -> ConstraintKind.CHECK;
                },
                row.text("definition"),
                row.present("columns").stream().map(Identifier::new).toList(),
                foreignKey(row),
                row.flag("validated"),
                row.flag("deferrable"),
                row.flag("deferred"),
                row.flag("no_inherit"),
                row.qualifiedNames("redeclaring_schemas", "redeclaring_tables"),
                row.options("index_options"),
                row.optionalText("index_comment"),
                row.comment());
    }

    private static Optional<ForeignKeyTarget> foreignKey(Row row) throws SQLException {
        if (!row.text("kind").equals("f")) {
            return Optional.empty();
        }
        return Optional.of(new ForeignKeyTarget(
                QualifiedName.of(row.text("target_schema"), row.text("target_table")),
                row.present("target_columns").stream().map(Identifier::new).toList(),
                switch (row.text("on_delete")) {
                    case "r" -> OnDelete.RESTRICT;
                    case "c" -> OnDelete.CASCADE;
                    case "n" -> OnDelete.SET_NULL;
                    case "d" -> OnDelete.SET_DEFAULT;
                    default -> OnDelete.NO_ACTION;
                }));
    }

    private static Table table(Row row, Columns columns, Map<QualifiedName, List<Constraint>> constraints)
            throws SQLException {
        QualifiedName name = row.qualifiedName();
        List<QualifiedName> parents = row.qualifiedNames("parent_schemas", "parent_names");
        Optional<String> bound = row.optionalText("partition_bound");
        return new Table(
                name,
                persistence(row),
                row.optionalIdentifier("access_method"),
                row.optionalText("partition_key"),
                bound.map(of -> new PartitionOf(parents.get(0), of)),
                bound.isPresent() ? List.of() : parents,
                row.optionalText("of_type"),
                foreign(row),
                row.options("options"),
                new RowSecurity(row.flag("row_security"), row.flag("row_security_forced")),
                replicaIdentity(row),
                row.optionalIdentifier("clustered_on"),
                columns.ofTable(name),
                constraints.getOrDefault(name, List.of()),
                row.comment());
    }

    private static Optional<ForeignSource> foreign(Row row) throws SQLException {
        return row.optionalText("server").isEmpty()
                ? Optional.empty()
                : Optional.of(new ForeignSource(row.identifier("server"), row.options("foreign_options")));
    }

    private static ReplicaIdentity replicaIdentity(Row row) throws SQLException {
        return switch (row.text("replica_identity")) {
            case "n" -> new ReplicaIdentity(ReplicaIdentityKind.NOTHING, Optional.empty());
            case "f" -> new ReplicaIdentity(ReplicaIdentityKind.FULL, Optional.empty());
            case "i" ->
                new ReplicaIdentity(ReplicaIdentityKind.INDEX, row.optionalIdentifier("replica_identity_index"));
            default -> new ReplicaIdentity(ReplicaIdentityKind.DEFAULT, Optional.empty());
        };
    }

    private static Sequence sequence(Row row) throws SQLException {
        Optional<ObjectReference> owner = Optional.empty();
        if (row.optionalText("owner_table").isPresent()) {
            owner = Optional.of(ObjectReference.column(
                    QualifiedName.of(row.text("owner_schema"), row.text("owner_table")),
                    new Identifier(row.text("owner_column"))));
        }
        return new Sequence(row.qualifiedName(), persistence(row), row.sequenceOptions(), owner, row.comment());
    }

    private static Persistence persistence(Row row) throws SQLException {
        return row.text("persistence").equals("u") ? Persistence.UNLOGGED : Persistence.LOGGED;
    }
}
