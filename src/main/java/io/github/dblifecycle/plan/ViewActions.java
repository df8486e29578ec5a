package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ColumnStorage;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.catalog.View.ViewColumn;
import io.github.dblifecycle.plan.Action.Trait;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Views and materialized views. */
final class ViewActions {

    private ViewActions() {}

    /** @param rebuilt whether there was one by this name that goes in the same transaction */
    static Action create(View view, boolean rebuilt) {
        Action action = Creation.of(ViewWriter.step(view, "CREATE ", ""));
        if (!view.materialized()) {
            return action;
        }
        List<PlannedStatement> statements = new ArrayList<>(action.statements());
        PlannedStatement filling =
                Statements.slow(view.reference(), statements.get(0).sql());
        statements.set(
                0,
                rebuilt
                        ? Statements.with(
                                filling,
                                new Hazard(
                                        HazardKind.BLOCKS_READS,
                                        "nobody can read " + view.reference().display()
                                                + " from when it was dropped until its query has run and the"
                                                + " migration is committed"))
                        : filling);
        return Action.of(Phase.INDEXES, view.reference(), statements)
                .beginning(action.begins())
                .needing(action.needs());
    }

    /** In two steps: its columns, of which others may be made, then what it selects. */
    static List<Action> createInTwoSteps(View view) {
        Action whole = create(view, false);
        return List.of(
                Action.of(
                                Phase.VIEWS,
                                Statements.quick(
                                        view.reference(),
                                        "CREATE VIEW " + view.name().readable() + " AS " + columnsAlone(view)))
                        .beginning(Unit.of(view.reference())),
                Action.of(
                                Phase.VIEWS,
                                view.reference(),
                                Statements.quick(
                                        view.reference(),
                                        ViewWriter.step(view, "CREATE OR REPLACE ", "")
                                                .statements()))
                        .beginning(Unit.expression(view.reference()))
                        .needing(Unit.of(view.reference()))
                        .needing(whole.needs()));
    }

    /** In two steps: what it selects, then the rest, which others may be made of. */
    static List<Action> dropInTwoSteps(View view, Action whole) {
        return List.of(
                Action.of(Phase.DROPS, columnsAloneInstead(view))
                        .ending(Unit.expression(view.reference()))
                        .with(Trait.BLOCKED_BY_DEPENDENTS),
                new Action(
                        whole.phase(),
                        whole.about(),
                        whole.ends().stream()
                                .filter(unit -> !unit.equals(Unit.expression(view.reference())))
                                .collect(Collectors.toSet()),
                        whole.begins(),
                        whole.needs(),
                        Set.of(Unit.expression(view.reference())),
                        whole.traits(),
                        whole.statements()));
    }

    /** In two steps: its columns alone, so that what it selects from may go, then what it selects now. */
    static List<Action> alterInTwoSteps(View before, View after, int major) {
        Action whole = alter(before, after, major);
        return List.of(
                Action.of(Phase.DROPS, columnsAloneInstead(before)).ending(Unit.expression(before.reference())),
                whole.beginning(Unit.expression(after.reference())).following(Unit.expression(before.reference())));
    }

    private static PlannedStatement columnsAloneInstead(View view) {
        return Statements.quick(
                view.reference(), "CREATE OR REPLACE VIEW " + view.name().readable() + " AS " + columnsAlone(view));
    }

    private static String columnsAlone(View view) {
        return view.columns().stream()
                .map(column -> "NULL::" + column.type() + " AS " + column.name().readable())
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    static Action alter(View before, View after, int major) {
        ObjectReference reference = after.reference();
        String kind = after.materialized() ? "MATERIALIZED VIEW " : "VIEW ";
        String name = after.name().readable();
        List<PlannedStatement> statements = new ArrayList<>();
        if (!before.definition().equals(after.definition())) {
            statements.add(Statements.quick(
                    reference,
                    ViewWriter.step(after, "CREATE OR REPLACE ", "")
                            .statements()
                            .get(0)));
        } else {
            OptionChanges changes = OptionChanges.between(before.options(), after.options());
            changes.reset()
                    .ifPresent(
                            reset -> statements.add(Statements.quick(reference, "ALTER " + kind + name + " " + reset)));
            changes.set()
                    .ifPresent(set -> statements.add(Statements.quick(reference, "ALTER " + kind + name + " " + set)));
        }
        columns(before, after, major, statements);
        if (!before.comment().equals(after.comment())) {
            statements.add(Remarks.on(reference, kind + name, after.comment()));
        }
        return Action.of(Phase.VIEWS, reference, statements)
                .ending(Unit.of(reference))
                .beginning(Unit.of(reference));
    }

    /** @param before the index that it is clustered on already */
    static Optional<Action> clustering(Optional<Identifier> before, View after) {
        if (before.equals(after.clusteredOn())) {
            return Optional.empty();
        }
        String alter = "ALTER MATERIALIZED VIEW " + after.name().readable() + " ";
        String change = after.clusteredOn()
                .map(index -> "CLUSTER ON " + index.readable())
                .orElse("SET WITHOUT CLUSTER");
        return Optional.of(Action.of(Phase.TABLE_SETTINGS, Statements.quick(after.reference(), alter + change))
                .needing(Unit.of(after.reference()))
                .needing(after.clusteredOn().stream()
                        .map(index -> Unit.of(ObjectReference.inSchema(
                                ObjectKind.INDEX, new QualifiedName(after.name().schema(), index))))
                        .toList()));
    }

    private static void columns(View before, View after, int major, List<PlannedStatement> statements) {
        Map<Identifier, ViewColumn> were =
                before.columns().stream().collect(Collectors.toMap(ViewColumn::name, Function.identity()));
        for (ViewColumn column : after.columns()) {
            Optional<ViewColumn> was = Optional.ofNullable(were.get(column.name()));
            if (!was.flatMap(ViewColumn::defaultExpression).equals(column.defaultExpression())) {
                statements.add(Statements.quick(
                        after.reference(),
                        "ALTER VIEW " + after.name().readable() + " ALTER COLUMN "
                                + column.name().readable()
                                + column.defaultExpression()
                                        .map(expression -> " SET DEFAULT " + expression)
                                        .orElse(" DROP DEFAULT")));
            }
            ColumnStorage storage = was.map(ViewColumn::storage).orElse(ColumnStorage.USUAL);
            String alter = "ALTER " + (after.materialized() ? "MATERIALIZED VIEW " : "VIEW ")
                    + after.name().readable() + " ALTER COLUMN "
                    + column.name().readable() + " ";
            OptionChanges.between(storage.options(), column.storage().options())
                    .reset()
                    .ifPresent(reset -> statements.add(Statements.quick(after.reference(), alter + reset)));
            ColumnWriter.storageChanges(storage, column.storage())
                    .forEach(change -> statements.add(Statements.quick(
                            after.reference(), alter + ColumnWriter.storageChange(change, column.type(), major))));
            if (!was.flatMap(ViewColumn::comment).equals(column.comment())) {
                statements.add(Remarks.on(
                        after.reference(),
                        "COLUMN " + after.name().readable() + "."
                                + column.name().readable(),
                        column.comment()));
            }
        }
    }
}
