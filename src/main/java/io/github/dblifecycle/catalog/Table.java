package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A table, partitioned or not, foreign or not. Its indexes, triggers, rules and policies stand beside it in the catalog.
 *
 * @param accessMethod {@code heap} as a rule; a partitioned table may have none
 * @param partitionKey what follows {@code PARTITION BY}
 * @param partitionOf the parent, if it is a partition
 * @param inherits the parents of {@code INHERITS (…)}, in their order; empty for a partition
 * @param ofType the composite type it was made of
 * @param foreign where its rows are, if that is not here
 * @param options {@code WITH (…)}, those of the TOAST table with the prefix {@code toast.}, sorted
 * @param clusteredOn the index that {@code CLUSTER} remembers
 * @param columns in their order; may be empty
 * @param constraints sorted by name
 */
public record Table(
        QualifiedName name,
        Persistence persistence,
        Optional<Identifier> accessMethod,
        Optional<String> partitionKey,
        Optional<PartitionOf> partitionOf,
        List<QualifiedName> inherits,
        Optional<String> ofType,
        Optional<ForeignSource> foreign,
        SortedMap<String, String> options,
        RowSecurity rowSecurity,
        ReplicaIdentity replicaIdentity,
        Optional<Identifier> clusteredOn,
        List<Column> columns,
        List<Constraint> constraints,
        Optional<String> comment)
        implements CatalogObject {

    /**
     * Of which table it is a partition.
     *
     * @param bound {@code FOR VALUES …} or {@code DEFAULT}
     */
    public record PartitionOf(QualifiedName parent, String bound) {

        public PartitionOf {
            Objects.requireNonNull(parent, "parent");
            Objects.requireNonNull(bound, "bound");
        }
    }

    /**
     * Where the rows of a foreign table are.
     *
     * @param options sorted, secrets without their values
     */
    public record ForeignSource(Identifier server, SortedMap<String, String> options) {

        public ForeignSource {
            Objects.requireNonNull(server, "server");
            options = ForeignOptions.copyOf(options);
        }
    }

    /**
     * Whether policies count.
     *
     * @param forced for the owner too; may be set while row security is off
     */
    public record RowSecurity(boolean enabled, boolean forced) {}

    /**
     * What logical replication tells about the old row (PostgreSQL, "ALTER TABLE", REPLICA IDENTITY).
     *
     * @param index only for {@code USING INDEX}; empty there too if the index is gone
     */
    public record ReplicaIdentity(ReplicaIdentityKind kind, Optional<Identifier> index) {

        public ReplicaIdentity {
            if (index.isPresent() && kind != ReplicaIdentityKind.INDEX) {
                throw new IllegalArgumentException("replica identity " + kind + " has no index");
            }
        }

        private String display() {
            return index.map(name -> "index " + name.display())
                    .orElseGet(() -> kind.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The ways of a replica identity. */
    public enum ReplicaIdentityKind {
        DEFAULT,
        NOTHING,
        FULL,
        INDEX
    }

    public Table {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(persistence, "persistence");
        Objects.requireNonNull(accessMethod, "accessMethod");
        Objects.requireNonNull(partitionKey, "partitionKey");
        Objects.requireNonNull(partitionOf, "partitionOf");
        Objects.requireNonNull(ofType, "ofType");
        Objects.requireNonNull(foreign, "foreign");
        Objects.requireNonNull(rowSecurity, "rowSecurity");
        Objects.requireNonNull(replicaIdentity, "replicaIdentity");
        Objects.requireNonNull(clusteredOn, "clusteredOn");
        Objects.requireNonNull(comment, "comment");
        inherits = List.copyOf(inherits);
        options = SortedOptions.copyOf(options);
        columns = List.copyOf(columns);
        constraints = constraints.stream()
                .sorted(Comparator.comparing(Constraint::name))
                .toList();
        if (partitionOf.isPresent() && !inherits.isEmpty()) {
            throw new IllegalArgumentException("a partition inherits from nothing else: " + name);
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!column.table().equals(name) || column.position() != i + 1) {
                throw new IllegalArgumentException(column.reference() + " is not column " + (i + 1) + " of " + name);
            }
        }
        for (Constraint constraint : constraints) {
            if (!constraint.table().equals(name)) {
                throw new IllegalArgumentException(constraint.reference() + " is not one of " + name);
            }
        }
    }

    /** The tables it gets columns from: the one it is a partition of, or those it inherits from. */
    public List<QualifiedName> parents() {
        return partitionOf.map(partition -> List.of(partition.parent())).orElse(inherits);
    }

    /** The same table with other columns and constraints. */
    public Table with(List<Column> otherColumns, List<Constraint> otherConstraints) {
        return new Table(
                name,
                persistence,
                accessMethod,
                partitionKey,
                partitionOf,
                inherits,
                ofType,
                foreign,
                options,
                rowSecurity,
                replicaIdentity,
                clusteredOn,
                otherColumns,
                otherConstraints,
                comment);
    }

    public Optional<Column> column(Identifier column) {
        return columns.stream().filter(one -> one.name().equals(column)).findFirst();
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.table(name);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return partitionOf.map(partition -> ObjectReference.table(partition.parent()));
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("persistence", persistence.word())
                .add("access method", accessMethod)
                .add("partition key", partitionKey)
                .add("partition of", partitionOf.map(PartitionOf::parent))
                .add("partition bound", partitionOf.map(PartitionOf::bound))
                .add("inherits", inherits)
                .add("of type", ofType)
                .add("server", foreign.map(source -> source.server().display()))
                .add("foreign options", foreign.map(ForeignSource::options).orElse(SortedOptions.copyOf(Map.of())))
                .add("options", options)
                .add("row security", rowSecurity.enabled())
                .add("row security forced", rowSecurity.forced())
                .add("replica identity", replicaIdentity.display())
                .add("clustered on", clusteredOn.map(index -> "index " + index))
                .withComment(comment);
    }
}
