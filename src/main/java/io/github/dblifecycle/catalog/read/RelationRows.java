package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.Firing;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.IndexKeys;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.Policy;
import io.github.dblifecycle.catalog.Policy.PolicyCommand;
import io.github.dblifecycle.catalog.Routine;
import io.github.dblifecycle.catalog.Routine.Signature;
import io.github.dblifecycle.catalog.Rule;
import io.github.dblifecycle.catalog.Trigger;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Views, routines, and what stands on tables and views: indexes, triggers, rules, policies. */
final class RelationRows {

    private RelationRows() {}

    static void read(Snapshot snapshot, Columns columns, ReadObjects objects) {
        snapshot.query("views", row -> objects.add(view(row, columns), row));
        snapshot.query("indexes", row -> objects.add(index(row), row));
        snapshot.query("routines", row -> objects.add(routine(row), row));
        snapshot.query(
                "triggers",
                row -> objects.add(
                        new Trigger(
                                row.on(),
                                row.identifier("name"),
                                row.text("definition"),
                                row.firing("enabled"),
                                partitions(row),
                                row.comment()),
                        row));
        snapshot.query(
                "rules",
                row -> objects.add(
                        new Rule(
                                row.on(),
                                row.identifier("name"),
                                row.text("definition"),
                                row.firing("enabled"),
                                row.comment()),
                        row));
        snapshot.query("policies", row -> objects.add(policy(row), row));
    }

    private static View view(Row row, Columns columns) throws SQLException {
        return new View(
                row.qualifiedName(),
                row.flag("materialized"),
                row.optionalIdentifier("access_method"),
                row.text("definition"),
                row.options("options"),
                row.optionalIdentifier("clustered_on"),
                columns.ofView(row.qualifiedName()),
                row.comment());
    }

    private static Index index(Row row) throws SQLException {
        return new Index(
                row.qualifiedName(),
                row.on(),
                row.text("definition"),
                row.flag("is_unique"),
                row.flag("valid"),
                row.options("options"),
                row.text("structure"),
                new IndexKeys(
                        row.texts("key_columns").stream()
                                .map(name -> Optional.ofNullable(name).map(Identifier::new))
                                .toList(),
                        row.flag("partial")),
                statisticsTargets(row),
                row.comment());
    }

    private static Routine routine(Row row) throws SQLException {
        ObjectKind kind =
                switch (row.text("kind")) {
                    case "p" -> ObjectKind.PROCEDURE;
                    case "a" -> ObjectKind.AGGREGATE;
                    default -> ObjectKind.FUNCTION;
                };
        Signature signature = new Signature(
                row.optionalText("result").orElse(""),
                row.texts("argument_names").stream()
                        .map(name -> name == null ? "" : name)
                        .toList(),
                Math.toIntExact(row.number("defaults")));
        return new Routine(
                kind,
                row.qualifiedName(),
                row.text("arguments"),
                row.text("definition"),
                row.flag("parsed"),
                signature,
                row.comment());
    }

    private static SortedMap<QualifiedName, Firing> partitions(Row row) throws SQLException {
        List<QualifiedName> names = row.qualifiedNames("partition_schemas", "partition_names");
        List<String> states = row.present("partition_states");
        SortedMap<QualifiedName, Firing> partitions = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            partitions.put(names.get(i), Row.firingOf(states.get(i)));
        }
        return partitions;
    }

    private static SortedMap<Integer, Integer> statisticsTargets(Row row) throws SQLException {
        SortedMap<Integer, Integer> targets = new TreeMap<>();
        row.options("statistics_targets")
                .forEach((position, target) -> targets.put(Integer.valueOf(position), Integer.valueOf(target)));
        return targets;
    }

    private static Policy policy(Row row) throws SQLException {
        return new Policy(
                row.relation(),
                row.identifier("name"),
                switch (row.text("command")) {
                    case "r" -> PolicyCommand.SELECT;
                    case "a" -> PolicyCommand.INSERT;
                    case "w" -> PolicyCommand.UPDATE;
                    case "d" -> PolicyCommand.DELETE;
                    default -> PolicyCommand.ALL;
                },
                row.flag("permissive"),
                row.present("roles"),
                row.optionalText("using_expression"),
                row.optionalText("check_expression"),
                row.comment());
    }
}
