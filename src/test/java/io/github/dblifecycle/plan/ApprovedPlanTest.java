package io.github.dblifecycle.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovedPlanTest {

    private static PlanIdentity.Script script(String name, String content) {
        return new PlanIdentity.Script("SQL", Optional.of("1"), "a", name, true, true, content);
    }

    private static PlanIdentity.Applied row(int rank) {
        return new PlanIdentity.Applied(rank, Optional.empty(), "SQL", "R__" + rank + ".sql", Optional.of(7), true);
    }

    private static PendingPlan plan(List<PlanIdentity.Applied> history, PlanIdentity.Script... scripts) {
        return new PendingPlan(
                List.of(scripts).stream()
                        .map(script -> new PendingScript(script, List.of()))
                        .toList(),
                history);
    }

    private static List<String> differences(PendingPlan approved, PendingPlan now) {
        List<String> lines =
                new ApprovedPlan(approved.identity().hash()).differencesTo(now, Optional.of(approved.identity()));
        assertThat(lines)
                .startsWith(
                        "approved: " + approved.identity().hash(),
                        "now:      " + now.identity().hash());
        return lines.subList(2, lines.size());
    }

    @Test
    void theHashIsTheSameOnEveryMachineAndInEveryVersion() {
        assertThat(plan(List.of(row(1)), script("V1__a.sql", "x")).identity().hash())
                .isEqualTo("e220f72928c60ba8d9aad47960a917ed699918cb88fae0ed5d48560e1c857ffd");
    }

    @Test
    void fieldsDoNotRunIntoEachOther() {
        assertThat(plan(List.of(), script("ab", "c")).identity().hash())
                .isNotEqualTo(plan(List.of(), script("a", "bc")).identity().hash());
    }

    @Test
    void aHashIsRecognisedHoweverItWasCopied() {
        PendingPlan plan = plan(List.of(), script("V1__a.sql", "x"));
        String typed = " " + plan.identity().hash().toUpperCase(Locale.ROOT) + "\n";

        assertThat(new ApprovedPlan(typed).is(plan.identity())).isTrue();
        assertThat(new ApprovedPlan(typed).is(plan(List.of(row(1))).identity())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "1234", "g000000000000000000000000000000000000000000000000000000000000000"})
    void whatIsNoHashApprovesNothing(String text) {
        assertThatThrownBy(() -> new ApprovedPlan(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PlanIdentity.Applied record(PlanIdentity.Script script, int rank, boolean success) {
        return new PlanIdentity.Applied(
                rank, script.version(), script.type(), script.script(), Optional.of(9), success);
    }

    @Test
    void theRestOfAPlanIsKnownByWhatWasAppliedOfIt() {
        PlanIdentity.Script a = script("V1__a.sql", "x");
        PlanIdentity.Script b = script("V1__b.sql", "y");
        PlanIdentity plan = plan(List.of(row(1)), a, b).identity();

        assertThat(plan.isRestOf(plan)).isTrue();
        assertThat(plan(List.of(row(1), record(a, 2, true)), b).identity().isRestOf(plan))
                .isTrue();
        assertThat(plan(List.of(row(1), record(a, 2, true), record(b, 3, true)))
                        .identity()
                        .isRestOf(plan))
                .isTrue();
    }

    @Test
    void whatElseHappenedIsNoRestOfAPlan() {
        PlanIdentity.Script a = script("V1__a.sql", "x");
        PlanIdentity.Script b = script("V1__b.sql", "y");
        PlanIdentity plan = plan(List.of(row(1)), a, b).identity();

        assertThat(List.of(
                        plan(List.of(row(1)), b),
                        plan(List.of(row(1), record(a, 2, false)), b),
                        plan(List.of(row(1), record(b, 2, true)), b),
                        plan(List.of(row(1), record(a, 2, true)), a),
                        plan(List.of(row(1), record(a, 2, true)), script("V1__b.sql", "edited")),
                        plan(List.of(row(1), record(a, 2, true), row(3)), b),
                        plan(List.of(record(a, 2, true)), b),
                        plan(List.of(row(1)), a, b, b)))
                .noneMatch(now -> now.identity().isRestOf(plan));
    }

    @Test
    void theSchemasThatFlywayMakesAreNothingElse() {
        PlanIdentity.Script a = script("V1__a.sql", "x");
        PlanIdentity.Applied made =
                new PlanIdentity.Applied(0, Optional.empty(), "SCHEMA", "\"app\"", Optional.empty(), true);

        assertThat(plan(List.of(made), a).identity().isRestOf(plan(List.of(), a).identity()))
                .isTrue();
        assertThat(plan(List.of(row(1), made), a)
                        .identity()
                        .isRestOf(plan(List.of(row(1)), a).identity()))
                .isFalse();
    }

    @Test
    void anEditedScriptAndANewOneAreNamed() {
        assertThat(differences(
                        plan(List.of(), script("V1__a.sql", "x"), script("V3__c.sql", "x")),
                        plan(List.of(), script("V1__a.sql", "y"), script("V2__b.sql", "x"))))
                .containsExactly(
                        "V1__a.sql: its content changed",
                        "V2__b.sql is pending and was not part of it",
                        "V3__c.sql was part of it and is not pending now",
                        "pending now: V1__a.sql",
                        "pending now: V2__b.sql");
    }

    @Test
    void whatHappenedToTheHistoryIsNamed() {
        assertThat(differences(plan(List.of(row(1)), script("V1__a.sql", "x")), plan(List.of(row(2)))))
                .containsExactly(
                        "the history has a row it did not have: rank 2, R__2.sql",
                        "the history had a row it has no more: rank 1, R__1.sql",
                        "V1__a.sql was part of it and is not pending now",
                        "nothing is pending now");
    }

    @Test
    void anotherOrderIsNamed() {
        assertThat(differences(
                        plan(List.of(), script("a", "x"), script("b", "x")),
                        plan(List.of(), script("b", "x"), script("a", "x"))))
                .startsWith("the order is another one");
    }

    @Test
    void aPlanThatWasWrittenDownButIsNotTheApprovedOneTellsNothing() {
        PendingPlan now = plan(List.of(), script("V1__a.sql", "x"));

        assertThat(new ApprovedPlan("0".repeat(64))
                        .differencesTo(now, Optional.of(plan(List.of()).identity())))
                .containsExactly(
                        "approved: " + "0".repeat(64),
                        "now:      " + now.identity().hash(),
                        "pending now: V1__a.sql");
    }
}
