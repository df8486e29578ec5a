package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Owners, tablespaces and privileges, as far as somebody asked for them. */
record EnvironmentWriter(Catalog catalog, ComparedAspects aspects) {

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (CatalogObject object : catalog.objects().values()) {
            Access access = catalog.access(object.reference());
            List<String> statements = new ArrayList<>();
            if (aspects.tablespaces()) {
                access.tablespace()
                        .ifPresent(tablespace ->
                                statements.add("ALTER " + placed(object) + " SET TABLESPACE " + tablespace.readable()));
            }
            if (aspects.owners() && isOwnedByItself(object)) {
                access.owner().ifPresent(owner -> statements.add(give(object, owner)));
            }
            if (aspects.privileges()) {
                statements.addAll(GrantWriter.statements(object.reference(), access));
            }
            if (!statements.isEmpty()) {
                boolean last = object.reference().kind() == ObjectKind.EVENT_TRIGGER;
                steps.add(new Step(
                        last ? Section.EVENT_TRIGGERS : Section.ENVIRONMENT,
                        object.reference(),
                        Set.of(),
                        Set.of(object.reference()),
                        statements));
            }
        }
        if (aspects.privileges()) {
            catalog.defaultPrivileges()
                    .forEach((reference, privileges) ->
                            steps.add(Step.of(Section.ENVIRONMENT, reference, GrantWriter.statements(privileges))));
        }
        return steps;
    }

    /** An extension cannot be given away, and a sequence of a column goes with its table. */
    static boolean isOwnedByItself(CatalogObject object) {
        return object.reference().kind() != ObjectKind.EXTENSION
                && !(object instanceof Sequence sequence && sequence.ownedBy().isPresent());
    }

    static String give(CatalogObject object, Identifier owner) {
        return "ALTER " + altered(object) + " OWNER TO " + owner.readable();
    }

    static String altered(CatalogObject object) {
        String name = ObjectName.of(object.reference());
        return object instanceof Table table && table.foreign().isPresent() ? "FOREIGN " + name : name;
    }

    static String placed(CatalogObject object) {
        Optional<ObjectReference> index = object instanceof Constraint constraint
                ? Optional.of(ObjectReference.inSchema(
                        ObjectKind.INDEX, new QualifiedName(constraint.table().schema(), constraint.name())))
                : Optional.empty();
        return index.map(ObjectName::of).orElseGet(() -> altered(object));
    }
}
