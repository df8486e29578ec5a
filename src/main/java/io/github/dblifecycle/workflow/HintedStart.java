package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.plan.PlannedStatement;
import io.github.dblifecycle.plan.Rename;
import io.github.dblifecycle.plan.RenameWriter;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What entities are compared with once hints were followed: the schema of the migrations, with new names, and without what may
 * go. A scratch database follows them, so that the server says what goes along and what cannot go.
 */
final class HintedStart {

    private static final String RENAME = "db.rename";

    private final Catalog entities;
    private final EntityHints hints;
    private final List<Rename> renames = new ArrayList<>();

    private HintedStart(Catalog entities, EntityHints hints) {
        this.entities = entities;
        this.hints = hints;
    }

    /**
     * What there is to go on from.
     *
     * @param renames in the order in which they run
     * @param notes what could not go
     */
    record Made(MadeSchema schema, List<Rename> renames, List<String> notes) {

        Made {
            renames = List.copyOf(renames);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Follows hints.
     *
     * @param migrations what the migrations lead to
     * @param entities what a JPA provider would create
     * @throws ConfigurationException where a hint fits nothing
     */
    static Made of(MadeSchema migrations, Catalog entities, EntityHints hints, ScratchServer server)
            throws SQLException, SourceException {
        if (hints.isEmpty()) {
            return new Made(migrations, List.of(), List.of());
        }
        HintedStart start = new HintedStart(entities, hints);
        try (ScratchDatabase database = migrations.copy(server, "hinted", ComparedAspects.NONE);
                Connection connection = database.connect()) {
            start.rename(migrations.catalog(), connection);
            List<String> notes =
                    new Pruning(entities, hints).prune(PlanningSession.read(connection, migrations), connection);
            Catalog catalog = PlanningSession.read(connection, migrations);
            return new Made(
                    new MadeSchema(
                            migrations.source(),
                            catalog,
                            migrations.major(),
                            migrations.scope(),
                            migrations.side(),
                            Optional.empty(),
                            migrations.ran()),
                    start.renames,
                    notes);
        }
    }

    private void rename(Catalog migrations, Connection connection) throws SQLException {
        List<ConfigurationProblem> problems = new ArrayList<>();
        List<Rename> relations = new ArrayList<>();
        for (EntityHints.Renamed hint : hints.renames()) {
            List<CatalogObject> found = NamedObjects.named(hint.old(), migrations);
            if (found.size() != 1) {
                problems.add(NamedObjects.unknown(RENAME, hint.old(), found, migrations));
                continue;
            }
            ObjectReference old = found.get(0).reference();
            Rename rename = new Rename(old, Optional.empty(), stored(hint.now()));
            Optional<String> objection = objection(rename, migrations);
            if (objection.isPresent()) {
                problems.add(new ConfigurationProblem(
                        RENAME,
                        "'" + hint + "': " + objection.get(),
                        "write the names as they are, old_name:new_name"));
            } else if (old.kind() == ObjectKind.COLUMN) {
                renames.add(rename);
            } else {
                relations.add(rename);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        // Columns first: their hints name tables as they are called before.
        renames.addAll(relations);
        try (Statement statement = connection.createStatement()) {
            for (PlannedStatement one : RenameWriter.statements(renames)) {
                statement.execute(one.sql());
            }
        }
    }

    /** As people type names: what the entities call so, whatever its case; else in lower case, as the server does. */
    private Identifier stored(String typed) {
        List<Identifier> known = entities.objects().keySet().stream()
                .map(reference -> reference.part().orElse(reference.name()))
                .filter(name ->
                        name.value().equalsIgnoreCase(typed) || name.display().equals(typed))
                .distinct()
                .toList();
        return known.stream()
                .filter(name -> name.value().equals(typed))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElseGet(() -> new Identifier(typed));
    }

    private Optional<String> objection(Rename rename, Catalog migrations) {
        ObjectReference old = rename.object();
        ObjectReference now = RenameWriter.renamed(rename);
        if (migrations.find(now).isPresent()) {
            return Optional.of("there is " + now.display() + " already");
        }
        ObjectReference asEntities = inRenamedTable(now, migrations);
        if (entities.find(asEntities).isEmpty()) {
            List<String> added = entities.objects().keySet().stream()
                    .filter(one -> one.kind() == now.kind() && sameTable(one, asEntities))
                    .filter(one -> migrations.find(one).isEmpty())
                    .map(ObjectReference::display)
                    .toList();
            return Optional.of("entities know no " + asEntities.display()
                    + (added.isEmpty() ? "" : "; new in them: " + String.join(", ", added)));
        }
        return entities.find(inRenamedTable(old, migrations))
                .map(still -> "entities still have " + still.reference().display());
    }

    private static boolean sameTable(ObjectReference one, ObjectReference other) {
        return one.kind() != ObjectKind.COLUMN || one.qualifiedName().equals(other.qualifiedName());
    }

    /** A column whose table is renamed too. */
    private ObjectReference inRenamedTable(ObjectReference column, Catalog migrations) {
        if (column.kind() != ObjectKind.COLUMN) {
            return column;
        }
        ObjectReference table = ObjectReference.table(column.qualifiedName());
        return hints.renames().stream()
                .filter(hint -> NamedObjects.named(hint.old(), migrations).stream()
                        .anyMatch(object -> object.reference().equals(table)))
                .map(hint -> new ObjectReference(
                        column.kind(), column.schema(), stored(hint.now()), column.part(), column.arguments()))
                .findFirst()
                .orElse(column);
    }
}
