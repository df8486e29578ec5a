package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupChoice;
import io.github.dblifecycle.backup.BackupSnapshot;
import io.github.dblifecycle.backup.Relation;
import io.github.dblifecycle.backup.TablePattern;
import io.github.dblifecycle.backup.TableRows;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Extension;
import io.github.dblifecycle.catalog.ForeignDataWrapper;
import io.github.dblifecycle.catalog.ForeignOptions;
import io.github.dblifecycle.catalog.ForeignServer;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Publication;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.UserMapping;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of a database goes into a backup.
 *
 * @param catalog its schema
 * @param tables whose rows
 * @param excludedSequences whose values stay out
 * @param findings what stays out
 */
record BackupSelection(
        Catalog catalog, List<TableRows> tables, Set<QualifiedName> excludedSequences, List<Finding> findings) {

    static BackupSelection of(Catalog whole, BackupSnapshot snapshot, BackupSettings settings) {
        BackupChoice choice = settings.choice();
        requireMatches(choice, settings, snapshot.relations(), whole);
        CatalogWithout selected = CatalogWithout.of(whole, object -> isUnwanted(object, settings, whole));
        Catalog catalog = selected.catalog();
        List<Finding> findings = new ArrayList<>();
        if (!selected.followed().isEmpty()) {
            findings.add(note(
                    "DB796",
                    selected.followed().size() + " objects stay out of the backup because they need what was left out",
                    selected.followed().stream().map(ObjectReference::toString).toList()));
        }
        List<TableRows> tables = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Relation relation : snapshot.relations()) {
            boolean known = relation.extension().isPresent()
                    || catalog.table(relation.name()).isPresent();
            if (relation.partitioned() || !known || !choice.holdsRows(relation.name())) {
                continue;
            }
            if (relation.unlogged() && snapshot.facts().standby()) {
                unreadable.add(
                        "rows of " + relation.name().display() + ", which is unlogged, and the server a standby");
            } else {
                tables.add(rows(relation, settings));
            }
        }
        foreignTables(catalog).forEach(unreadable::add);
        if (!unreadable.isEmpty()) {
            findings.add(note("DB795", "rows that are not in this database stay out of the backup", unreadable));
        }
        List<String> secrets = secrets(catalog);
        if (!secrets.isEmpty()) {
            findings.add(note(
                    "DB794",
                    "secrets in options of foreign servers and user mappings stay out of the backup; set them anew"
                            + " after a restore",
                    secrets));
        }
        Set<QualifiedName> excluded = sequences(whole);
        excluded.removeAll(sequences(catalog));
        return new BackupSelection(catalog, tables, excluded, findings);
    }

    BackupSelection {
        tables = List.copyOf(tables);
        excludedSequences = Set.copyOf(excludedSequences);
        findings = List.copyOf(findings);
    }

    /** Sequences of extensions are in no catalog, and come along. */
    boolean holdsSequence(QualifiedName sequence) {
        return !excludedSequences.contains(sequence);
    }

    private static Set<QualifiedName> sequences(Catalog catalog) {
        Set<QualifiedName> names =
                catalog.all(Sequence.class).stream().map(Sequence::name).collect(Collectors.toCollection(HashSet::new));
        catalog.all(Column.class).stream()
                .flatMap(column -> column.value().stream())
                .filter(ColumnValue.Identity.class::isInstance)
                .forEach(value -> names.add(((ColumnValue.Identity) value).sequence()));
        return names;
    }

    private static boolean isUnwanted(CatalogObject object, BackupSettings settings, Catalog whole) {
        BackupChoice choice = settings.choice();
        if (object instanceof Publication) {
            return !settings.extras().publications();
        }
        if (object instanceof Table table) {
            return !choice.holdsTable(table.name());
        }
        if (object instanceof Schema schema) {
            return !choice.holdsSchema(schema.name().value())
                    && whole.all(Extension.class).stream()
                            .noneMatch(one -> one.schema().equals(schema.name()));
        }
        return object.reference()
                .schema()
                .filter(schema -> !choice.holdsSchema(schema.value()))
                .isPresent();
    }

    private static TableRows rows(Relation relation, BackupSettings settings) {
        Optional<String> condition = settings.conditions().stream()
                .filter(one -> one.tables().matches(relation.name()))
                .map(one -> "WHERE (" + one.sql() + "\n)")
                .findFirst()
                .or(relation::condition);
        boolean inRanges = relation.heap() && relation.condition().isEmpty();
        return new TableRows(
                relation.name(),
                relation.root().orElse(relation.name()),
                relation.columns(),
                condition,
                relation.bytes(),
                inRanges ? OptionalLong.of(relation.pages()) : OptionalLong.empty());
    }

    private static List<String> foreignTables(Catalog catalog) {
        return catalog.tables().stream()
                .filter(table -> table.foreign().isPresent())
                .map(table -> "rows of foreign table " + table.name().display())
                .toList();
    }

    private static List<String> secrets(Catalog catalog) {
        return catalog.objects().values().stream()
                .filter(object -> options(object).keySet().stream().anyMatch(ForeignOptions::isSecret))
                .map(object -> object.reference().toString())
                .toList();
    }

    private static Map<String, String> options(CatalogObject object) {
        if (object instanceof UserMapping mapping) {
            return mapping.options();
        }
        if (object instanceof ForeignServer server) {
            return server.options();
        }
        if (object instanceof ForeignDataWrapper wrapper) {
            return wrapper.options();
        }
        return object instanceof Table table
                ? table.foreign().map(Table.ForeignSource::options).orElse(new TreeMap<>())
                : Map.of();
    }

    /** A pattern that means nothing is a mistake, and one in a backup is found too late. */
    private static void requireMatches(
            BackupChoice choice, BackupSettings settings, List<Relation> relations, Catalog catalog) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        Predicate<TablePattern> table = pattern -> relations.stream().anyMatch(one -> pattern.matches(one.name()))
                || catalog.tables().stream().anyMatch(one -> pattern.matches(one.name()));
        Predicate<TablePattern> schema = pattern -> catalog.all(Schema.class).stream()
                .anyMatch(one -> pattern.matchesSchema(one.name().value()));
        unmatched("db.backup.schemas", choice.schemas(), schema, "schema", problems);
        unmatched("db.backup.excludeSchemas", choice.excludedSchemas(), schema, "schema", problems);
        unmatched("db.backup.tables", choice.tables(), table, "table", problems);
        unmatched("db.backup.excludeTables", choice.excludedTables(), table, "table", problems);
        unmatched("db.backup.excludeTableData", choice.excludedRows(), table, "table", problems);
        unmatched(
                "<where>",
                settings.conditions().stream()
                        .map(BackupSettings.Condition::tables)
                        .toList(),
                table,
                "table",
                problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static void unmatched(
            String setting,
            List<TablePattern> patterns,
            Predicate<TablePattern> matches,
            String kind,
            List<ConfigurationProblem> problems) {
        patterns.stream()
                .filter(pattern -> !matches.test(pattern))
                .forEach(pattern -> problems.add(new ConfigurationProblem(
                        setting,
                        "no " + kind + " of this database is meant by " + pattern,
                        "correct the name, or take it out; mvn db:info lists the tables")));
    }

    private static Finding note(String code, String message, List<String> details) {
        return new Finding(code, Severity.WARNING, Optional.empty(), message, details, Optional.empty());
    }
}
