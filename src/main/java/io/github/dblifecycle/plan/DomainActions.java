package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.DomainType.DomainConstraint;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Domains that stay on their base type. */
final class DomainActions {

    private static final String NOT_VALID = " NOT VALID";

    private final Planning planning;

    DomainActions(Planning planning) {
        this.planning = planning;
    }

    /** May be called for one that is the same, whose default and checks are taken off and put back. */
    List<Action> alter(DomainType before, DomainType after) {
        ObjectReference reference = after.reference();
        boolean detached = planning.fates().isDetached(reference);
        List<PlannedStatement> takingOff = new ArrayList<>();
        List<PlannedStatement> puttingOn = new ArrayList<>();
        String alter = "ALTER DOMAIN " + after.name().readable() + " ";
        expressionDefault(before, after, detached, alter, takingOff, puttingOn);
        Map<Identifier, DomainConstraint> were = byName(before);
        Map<Identifier, DomainConstraint> are = byName(after);
        for (DomainConstraint check : before.constraints()) {
            DomainConstraint now = are.get(check.name());
            if (now == null || detached || !mayStay(check, now)) {
                takingOff.add(Statements.quick(
                        reference, alter + "DROP CONSTRAINT " + check.name().readable()));
            } else if (!check.validated() && now.validated()) {
                puttingOn.add(Statements.slow(
                        reference, alter + "VALIDATE CONSTRAINT " + check.name().readable(), failsOnData(after)));
            }
        }
        for (DomainConstraint check : after.constraints()) {
            DomainConstraint was = were.get(check.name());
            boolean again = was == null || detached || !mayStay(was, check);
            if (again) {
                String add = alter + "ADD CONSTRAINT " + check.name().readable() + " " + check.definition();
                puttingOn.add(Statements.slow(reference, add, failsOnData(after)));
            }
            Optional<String> told =
                    again ? Optional.empty() : Objects.requireNonNull(was).comment();
            if (!told.equals(check.comment())) {
                puttingOn.add(Remarks.on(
                        reference,
                        "CONSTRAINT " + check.name().readable() + " ON DOMAIN "
                                + after.name().readable(),
                        check.comment()));
            }
        }
        if (before.notNull() != after.notNull()) {
            puttingOn.add(
                    after.notNull()
                            ? Statements.slow(reference, alter + "SET NOT NULL", failsOnData(after))
                            : Statements.quick(reference, alter + "DROP NOT NULL"));
        }
        if (!before.comment().equals(after.comment())) {
            puttingOn.add(Remarks.on(reference, "DOMAIN " + after.name().readable(), after.comment()));
        }
        return List.of(
                Action.of(Phase.DROPS, reference, takingOff).ending(Unit.expression(reference)),
                Action.of(Phase.TYPES, reference, puttingOn)
                        .beginning(Unit.expression(reference))
                        .needing(planning.needsAfter(reference).stream()
                                .map(Unit::of)
                                .toList()));
    }

    private static void expressionDefault(
            DomainType before,
            DomainType after,
            boolean detached,
            String alter,
            List<PlannedStatement> takingOff,
            List<PlannedStatement> puttingOn) {
        boolean same = before.defaultExpression().equals(after.defaultExpression());
        if (before.defaultExpression().isPresent()
                && (detached || (!same && after.defaultExpression().isEmpty()))) {
            takingOff.add(Statements.quick(after.reference(), alter + "DROP DEFAULT"));
        }
        if (detached || !same) {
            after.defaultExpression()
                    .ifPresent(expression ->
                            puttingOn.add(Statements.quick(after.reference(), alter + "SET DEFAULT " + expression)));
        }
    }

    private static boolean mayStay(DomainConstraint before, DomainConstraint after) {
        return plain(before).equals(plain(after)) && (after.validated() || !before.validated());
    }

    private static String plain(DomainConstraint check) {
        String definition = check.definition();
        return definition.endsWith(NOT_VALID)
                ? definition.substring(0, definition.length() - NOT_VALID.length())
                : definition;
    }

    private static Map<Identifier, DomainConstraint> byName(DomainType domain) {
        return domain.constraints().stream().collect(Collectors.toMap(DomainConstraint::name, Function.identity()));
    }

    private static Hazard failsOnData(DomainType domain) {
        return new Hazard(
                HazardKind.MAY_FAIL_ON_DATA,
                "reads every column of domain " + domain.name().display() + ", and fails if a value breaks it");
    }
}
