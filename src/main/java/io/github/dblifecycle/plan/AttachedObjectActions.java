package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Firing;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Policy;
import io.github.dblifecycle.catalog.Rule;
import io.github.dblifecycle.catalog.Trigger;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Triggers, rules and policies that stay on their table or view. */
final class AttachedObjectActions {

    private AttachedObjectActions() {}

    static Action alter(Trigger before, Trigger after) {
        FiringObject object = new FiringObject("TRIGGER", after.relation(), after.name());
        List<PlannedStatement> statements =
                new ArrayList<>(firing(object, after.reference(), before.firing(), after.firing()));
        if (before.firing() != after.firing() || !before.partitions().equals(after.partitions())) {
            before.partitions().keySet().stream()
                    .filter(partition -> !after.partitions().containsKey(partition))
                    .forEach(partition -> statements.add(
                            onPartition(after, partition, object, after.firing())));
            after.partitions()
                    .forEach((partition, firing) -> statements.add(onPartition(after, partition, object, firing)));
        }
        return altered(
                Phase.TRIGGERS,
                after.reference(),
                statements,
                remark("TRIGGER", after.reference(), before.comment(), after.comment()));
    }

    static Action alter(Rule before, Rule after) {
        FiringObject object = new FiringObject("RULE", after.relation(), after.name());
        List<PlannedStatement> statements = new ArrayList<>();
        if (!before.definition().equals(after.definition())) {
            String create = object.statements(after.definition(), Firing.ENABLED, Optional.empty())
                    .get(0);
            statements.add(
                    Statements.quick(after.reference(), "CREATE OR REPLACE" + create.substring("CREATE".length())));
        }
        statements.addAll(firing(object, after.reference(), before.firing(), after.firing()));
        return altered(
                Phase.RULES,
                after.reference(),
                statements,
                remark("RULE", after.reference(), before.comment(), after.comment()));
    }

    static Action alter(Policy before, Policy after) {
        StringBuilder changes = new StringBuilder();
        if (!before.roles().equals(after.roles())) {
            changes.append(" TO ").append(String.join(", ", after.roles()));
        }
        if (!before.usingExpression().equals(after.usingExpression())) {
            after.usingExpression()
                    .ifPresent(expression ->
                            changes.append("\n    USING (").append(expression).append(')'));
        }
        if (!before.checkExpression().equals(after.checkExpression())) {
            after.checkExpression().ifPresent(expression -> changes.append("\n    WITH CHECK (")
                    .append(expression)
                    .append(')'));
        }
        String alter = "ALTER POLICY " + after.name().readable() + " ON "
                + after.table().readable();
        return altered(
                Phase.POLICIES,
                after.reference(),
                changes.isEmpty() ? List.of() : List.of(Statements.quick(after.reference(), alter + changes)),
                remark("POLICY", after.reference(), before.comment(), after.comment()));
    }

    private static PlannedStatement onPartition(
            Trigger trigger, QualifiedName partition, FiringObject object, Firing firing) {
        return Statements.quick(
                trigger.reference(), "ALTER TABLE ONLY " + partition.readable() + " " + object.change(firing));
    }

    private static List<PlannedStatement> firing(
            FiringObject object, ObjectReference about, Firing before, Firing after) {
        return before == after ? List.of() : List.of(Statements.quick(about, object.firing(after)));
    }

    private static List<PlannedStatement> remark(
            String kind, ObjectReference about, Optional<String> before, Optional<String> after) {
        return before.equals(after)
                ? List.of()
                : List.of(Remarks.on(
                        about,
                        kind + " " + about.part().orElseThrow().readable() + " ON "
                                + about.qualifiedName().readable(),
                        after));
    }

    private static Action altered(
            Phase phase, ObjectReference about, List<PlannedStatement> first, List<PlannedStatement> second) {
        List<PlannedStatement> statements = new ArrayList<>(first);
        statements.addAll(second);
        return Action.of(phase, about, statements).ending(Unit.of(about)).beginning(Unit.of(about));
    }
}
