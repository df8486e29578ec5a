package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes away what entities do not know, as far as hints allow it and nothing else needs it. */
final class Pruning {

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

    Pruning(Catalog entities, EntityHints hints) {
        this.entities = entities;
        this.hints = hints;
    }

    /**
     * Drops them in the scratch database.
     *
     * @param start what is there
     * @return what could not go, and why
     * @throws ConfigurationException where something that was named cannot go, or is not there
     */
    List<String> prune(Catalog start, Connection connection) throws SQLException {
        List<String> notes = new ArrayList<>();
        List<CatalogObject> going = hints.pruneAll() ? unknownToEntities(start) : chosen(start);
        List<CatalogObject> left = dropped(going, connection);
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
        return notes;
    }

    private List<CatalogObject> chosen(Catalog start) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        List<CatalogObject> chosen = new ArrayList<>();
        for (String name : hints.prune()) {
            List<CatalogObject> found = NamedObjects.named(name, start);
            if (found.size() != 1) {
                problems.add(NamedObjects.unknown(PRUNE, name, found, start));
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
