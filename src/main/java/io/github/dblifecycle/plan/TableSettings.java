package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.Table.ReplicaIdentityKind;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is said about a table in ALTER TABLE only. */
final class TableSettings {

    private TableSettings() {}

    static List<String> rowSecurity(Table table) {
        String alter = "ALTER TABLE " + table.name().readable() + " ";
        List<String> statements = new ArrayList<>();
        if (table.rowSecurity().enabled()) {
            statements.add(alter + "ENABLE ROW LEVEL SECURITY");
        }
        if (table.rowSecurity().forced()) {
            statements.add(alter + "FORCE ROW LEVEL SECURITY");
        }
        return statements;
    }

    /** Replica identity and clustering; empty where both are as usual. */
    static Optional<Step> step(Table table) {
        String alter = "ALTER TABLE ONLY " + table.name().readable() + " ";
        List<String> statements = new ArrayList<>();
        Set<ObjectReference> needs = new HashSet<>(Set.of(table.reference()));
        ReplicaIdentityKind identity = table.replicaIdentity().kind();
        Optional<Identifier> identityIndex = table.replicaIdentity().index();
        if (identity == ReplicaIdentityKind.FULL || identity == ReplicaIdentityKind.NOTHING) {
            statements.add(alter + "REPLICA IDENTITY " + identity.name());
        }
        identityIndex.ifPresent(index -> {
            needs.addAll(makers(table, index));
            statements.add(alter + "REPLICA IDENTITY USING INDEX " + index.readable());
        });
        table.clusteredOn().ifPresent(index -> {
            needs.addAll(makers(table, index));
            statements.add(alter + "CLUSTER ON " + index.readable());
        });
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step(Section.TABLE_SETTINGS, table.reference(), Set.of(), needs, statements));
    }

    /** An index may be one behind a constraint. */
    private static Set<ObjectReference> makers(Table table, Identifier index) {
        QualifiedName name = new QualifiedName(table.name().schema(), index);
        ObjectReference constraint = ObjectReference.onRelation(ObjectKind.CONSTRAINT, table.name(), index);
        return table.constraints().stream().anyMatch(one -> one.reference().equals(constraint))
                ? Set.of(constraint)
                : Set.of(ObjectReference.inSchema(ObjectKind.INDEX, name));
    }
}
