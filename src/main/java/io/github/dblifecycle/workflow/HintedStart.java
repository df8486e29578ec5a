package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What entities are compared with once hints were followed: the schema of the migrations, with new names, and without what may
 * go. A scratch database follows them, so that the server says what goes along and what cannot go.
 */
final class HintedStart {

    private static final String RENAME = "db.rename";
    private static final String PRUNE = "db.prune";

    /** PostgreSQL, "Appendix A. PostgreSQL Error Codes": classes 2B and 42, somebody else needs it. */
    private static final Set<String> NEEDED = Set.of("2BP01", "42P16");

    /** Tables that libraries keep for themselves: no entity knows them, and they are in use. Only by its name can one go. */
    private static final Pattern OF_LIBRARIES = Pattern.compile(
            "flyway_schema_history|schema_version|databasechangelog(lock)?|shedlock|event_publication(_archive)?"
                    + "|spring_session(_attributes)?|batch_(job|step)_.*|qrtz_.*|int_(lock|message.*|group_to_message|channel_message"
                    + "|metadata_store)|act_.*|flw_.*|jobrunr_.*|db_scheduler|scheduled_tasks|oauth2_.*|revinfo");

    private final Catalog entities;
    private final EntityHints hints;
    private final List<Rename> renames = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

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
            start.prune(PlanningSession.read(connection, migrations), connection);
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
                    start.notes);
        }
    }

    private void rename(Catalog migrations, Connection connection) throws SQLException {
        List<ConfigurationProblem> problems = new ArrayList<>();
        List<Rename> relations = new ArrayList<>();
        for (EntityHints.Renamed hint : hints.renames()) {
            List<CatalogObject> found = named(hint.old(), migrations);
            if (found.size() != 1) {
                problems.add(unknown(RENAME, hint.old(), found, migrations));
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
                .filter(hint -> named(hint.old(), migrations).stream()
                        .anyMatch(object -> object.reference().equals(table)))
                .map(hint -> new ObjectReference(
                        column.kind(), column.schema(), stored(hint.now()), column.part(), column.arguments()))
                .findFirst()
                .orElse(column);
    }

    /** Tables, columns and sequences of a name, with its schema or without. */
    private static List<CatalogObject> named(String name, Catalog catalog) {
        return candidates(catalog)
                .filter(object -> names(object.reference()).anyMatch(one -> one.equalsIgnoreCase(name)))
                .toList();
    }

    private static Stream<CatalogObject> candidates(Catalog catalog) {
        return catalog.objects().values().stream()
                .filter(object -> object instanceof Table || object instanceof Column || object instanceof Sequence);
    }

    private static Stream<String> names(ObjectReference reference) {
        String part = reference.part().map(one -> "." + one.display()).orElse("");
        return Stream.of(
                reference.qualifiedName().display() + part, reference.name().display() + part);
    }

    private static ConfigurationProblem unknown(
            String setting, String name, List<CatalogObject> found, Catalog catalog) {
        if (!found.isEmpty()) {
            return new ConfigurationProblem(
                    setting,
                    "'" + name + "' may be "
                            + found.stream()
                                    .map(one -> one.reference().display())
                                    .collect(Collectors.joining(" or ")),
                    "write the schema before it");
        }
        int dot = name.lastIndexOf('.');
        List<CatalogObject> tables = dot < 0 ? List.of() : named(name.substring(0, dot), catalog);
        String there = tables.size() == 1 && tables.get(0) instanceof Table table
                ? table.reference().display() + " has "
                        + table.columns().stream()
                                .map(column -> column.name().display())
                                .collect(Collectors.joining(", "))
                : "there are "
                        + catalog.tables().stream()
                                .map(table -> table.name().display())
                                .collect(Collectors.joining(", "));
        return new ConfigurationProblem(
                setting, "the migrations make no '" + name + "'; " + there, "write one of these names");
    }

    private void prune(Catalog start, Connection connection) throws SQLException {
        List<CatalogObject> going = hints.pruneAll() ? unknownToEntities(start) : chosen(start);
        List<CatalogObject> left = dropped(going, connection);
        if (left.isEmpty()) {
            return;
        }
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (CatalogObject object : left) {
            String why = refusal(object, connection);
            if (hints.pruneAll()) {
                notes.add(object.reference().display() + " stays, though entities do not know it: " + why);
            } else {
                problems.add(new ConfigurationProblem(
                        PRUNE,
                        object.reference().display() + " cannot go: " + why,
                        "name that too if it may go, or take it away in a migration of yours before"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private List<CatalogObject> chosen(Catalog start) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        List<CatalogObject> chosen = new ArrayList<>();
        for (String name : hints.prune()) {
            List<CatalogObject> found = named(name, start);
            if (found.size() != 1) {
                problems.add(unknown(PRUNE, name, found, start));
            } else if (entities.find(found.get(0).reference()).isPresent()) {
                problems.add(new ConfigurationProblem(
                        PRUNE,
                        "entities have " + found.get(0).reference().display(),
                        "take it out of the entities first"));
            } else {
                chosen.add(found.get(0));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return chosen;
    }

    private List<CatalogObject> unknownToEntities(Catalog start) {
        List<CatalogObject> unknown = new ArrayList<>();
        for (Table table : start.tables()) {
            Optional<CatalogObject> known = entities.find(table.reference());
            if (known.isPresent()) {
                table.columns().stream()
                        .filter(column -> column.local()
                                && entities.find(column.reference()).isEmpty())
                        .forEach(unknown::add);
            } else if (table.parents().isEmpty()
                    && !OF_LIBRARIES.matcher(table.name().name().value()).matches()) {
                unknown.add(table);
            }
        }
        return unknown;
    }

    /** What another one needs goes once that is gone; tables that need each other go together. */
    private static List<CatalogObject> dropped(List<CatalogObject> going, Connection connection) throws SQLException {
        String tables = going.stream()
                .filter(Table.class::isInstance)
                .map(table -> table.reference().qualifiedName().readable())
                .collect(Collectors.joining(", "));
        List<CatalogObject> left = new ArrayList<>(going);
        if (!tables.isEmpty() && refused("DROP TABLE " + tables, connection).isEmpty()) {
            left.removeIf(Table.class::isInstance);
        }
        int before;
        do {
            before = left.size();
            List<CatalogObject> still = new ArrayList<>();
            for (CatalogObject object : left) {
                if (refused(drop(object), connection).isPresent()) {
                    still.add(object);
                }
            }
            left = still;
        } while (!left.isEmpty() && left.size() < before);
        return left;
    }

    private static String refusal(CatalogObject object, Connection connection) throws SQLException {
        return refused(drop(object), connection).orElse("something needs it");
    }

    private static String drop(CatalogObject object) {
        ObjectReference reference = object.reference();
        String owner = reference.qualifiedName().readable();
        return switch (reference.kind()) {
            case COLUMN ->
                "ALTER TABLE " + owner + " DROP COLUMN "
                        + reference.part().orElseThrow().readable();
            case SEQUENCE -> "DROP SEQUENCE " + owner;
            default -> "DROP TABLE " + owner;
        };
    }

    /** The server's own words, if something needs it. */
    private static Optional<String> refused(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            if (!NEEDED.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*", "; "));
        }
    }
}
