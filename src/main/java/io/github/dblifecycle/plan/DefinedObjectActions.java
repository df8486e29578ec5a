package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.EventTrigger;
import io.github.dblifecycle.catalog.ExtendedStatistics;
import io.github.dblifecycle.catalog.ForeignDataWrapper;
import io.github.dblifecycle.catalog.ForeignServer;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Publication;
import io.github.dblifecycle.catalog.TextSearchConfiguration;
import io.github.dblifecycle.catalog.UserMapping;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Objects off the beaten track that stay: what ALTER can change of them. */
final class DefinedObjectActions {

    private DefinedObjectActions() {}

    static Action alter(CatalogObject before, CatalogObject after) {
        ObjectReference reference = after.reference();
        String alter = "ALTER " + ObjectName.of(reference) + " ";
        List<String> changes = new ArrayList<>();
        if (before instanceof TextSearchConfiguration first && after instanceof TextSearchConfiguration second) {
            mappings(first.mappings(), second.mappings(), changes);
        } else if (before instanceof ForeignDataWrapper first && after instanceof ForeignDataWrapper second) {
            wrapper(first, second, changes);
        } else if (before instanceof ForeignServer first && after instanceof ForeignServer second) {
            if (!first.version().equals(second.version())) {
                changes.add("VERSION " + SqlText.literal(second.version().orElse("")));
            }
            changes.addAll(foreignOptions(first.options(), second.options()));
        } else if (before instanceof UserMapping first && after instanceof UserMapping second) {
            changes.addAll(foreignOptions(first.options(), second.options()));
        } else if (before instanceof ExtendedStatistics first && after instanceof ExtendedStatistics second) {
            if (!first.target().equals(second.target())) {
                changes.add("SET STATISTICS " + second.target().orElse(-1));
            }
        } else if (before instanceof EventTrigger first && after instanceof EventTrigger second) {
            if (first.firing() != second.firing()) {
                changes.add(FiringObject.state(second.firing()));
            }
        } else if (before instanceof Publication first && after instanceof Publication second) {
            publication(first, second, changes);
        }
        List<PlannedStatement> statements = new ArrayList<>();
        changes.forEach(change -> statements.add(Statements.quick(reference, alter + change)));
        if (!before.comment().equals(after.comment())) {
            statements.add(Remarks.on(reference, ObjectName.of(reference), after.comment()));
        }
        Action action = Action.of(phase(reference), reference, statements)
                .ending(Unit.of(reference))
                .beginning(Unit.of(reference));
        return after instanceof Publication publication
                ? action.needing(PublicationWriter.persistence(publication))
                : action;
    }

    /** {@code OPTIONS (ADD …, SET …, DROP …)}; a secret is neither read nor written, so that only its coming and going shows. */
    static List<String> foreignOptions(Map<String, String> before, Map<String, String> after) {
        List<String> changes = new ArrayList<>();
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changes.add("DROP " + new Identifier(name).readable()));
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                changes.add(SqlText.foreignList(before.containsKey(name) ? "SET " : "ADD ", Map.of(name, value)));
            }
        });
        return changes.isEmpty() ? List.of() : List.of("OPTIONS (" + String.join(", ", changes) + ")");
    }

    private static void mappings(Map<String, String> before, Map<String, String> after, List<String> changes) {
        before.keySet().stream()
                .filter(token -> !after.containsKey(token))
                .forEach(token -> changes.add("DROP MAPPING FOR " + token));
        after.forEach((token, dictionaries) -> {
            String was = before.get(token);
            if (was == null) {
                changes.add("ADD MAPPING FOR " + token + " WITH " + dictionaries);
            } else if (!was.equals(dictionaries)) {
                changes.add("ALTER MAPPING FOR " + token + " WITH " + dictionaries);
            }
        });
    }

    private static void wrapper(ForeignDataWrapper before, ForeignDataWrapper after, List<String> changes) {
        if (!before.handler().equals(after.handler())) {
            changes.add(after.handler().map(function -> "HANDLER " + function).orElse("NO HANDLER"));
        }
        if (!before.validator().equals(after.validator())) {
            changes.add(
                    after.validator().map(function -> "VALIDATOR " + function).orElse("NO VALIDATOR"));
        }
        changes.addAll(foreignOptions(before.options(), after.options()));
    }

    private static void publication(Publication before, Publication after, List<String> changes) {
        if (!before.tables().equals(after.tables()) || !before.schemas().equals(after.schemas())) {
            List<String> published = new ArrayList<>();
            if (!after.tables().isEmpty()) {
                published.add(after.tables().stream()
                        .map(PublicationWriter::table)
                        .collect(Collectors.joining(", ", "TABLE ", "")));
            }
            if (!after.schemas().isEmpty()) {
                published.add(after.schemas().stream()
                        .map(Identifier::readable)
                        .collect(Collectors.joining(", ", "TABLES IN SCHEMA ", "")));
            }
            if (!published.isEmpty()) {
                changes.add("SET " + String.join(", ", published));
            }
        }
        OptionChanges.between(before.options(), after.options()).set().ifPresent(changes::add);
    }

    private static Phase phase(ObjectReference reference) {
        return switch (reference.kind()) {
            case TEXT_SEARCH_CONFIGURATION -> Phase.TEXT_SEARCH;
            case FOREIGN_DATA_WRAPPER, SERVER, USER_MAPPING -> Phase.FOREIGN_DATA;
            case EXTENDED_STATISTICS -> Phase.STATISTICS;
            case PUBLICATION -> Phase.PUBLICATIONS;
            case EVENT_TRIGGER -> Phase.EVENT_TRIGGERS;
            default -> Phase.REMARKS;
        };
    }
}
