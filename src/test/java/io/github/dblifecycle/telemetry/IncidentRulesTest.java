package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentRulesTest {

    @ParameterizedTest
    @CsvSource({
        "migrate, SCRIPT_FAILED RUN_FAILED, opens migration #migration-failed",
        "migrate, RUN_FAILED, opens migration #migration-failed",
        "migrate, DEADLINE_PASSED RUN_FAILED, opens migration #migration-deadline",
        "migrate, SCRIPT_FAILED SCRIPT_FAILED RUN_FAILED, opens migration #migration-failed",
        "migrate, RUN_STARTED SCRIPT_STARTED SCRIPT_FINISHED RUN_FINISHED, ends migration",
        "migrate, SCRIPT_RETRIED LOCK_WAITED SCRIPT_FINISHED RUN_FINISHED, ends migration",
        "migrate, BACKUP_FAILED RUN_FAILED, opens backup #backup-failed; opens migration #migration-failed",
        "migrate, BACKUP_MADE BACKUP_VERIFIED SCRIPT_FAILED RUN_FAILED, ends backup; opens migration #migration-failed",
        "migrate, RUN_INTERRUPTED, ''",
        "backup, BACKUP_MADE BACKUP_VERIFIED RUN_FINISHED, ends backup",
        "backup, BACKUP_MADE RUN_FINISHED, ends backup",
        "backup, BACKUP_MADE BACKUP_FAILED RUN_FAILED, opens backup #backup-failed",
        "backup, BACKUP_FAILED RUN_FINISHED, opens backup #backup-failed",
        "backup, DEADLINE_PASSED RUN_FAILED, opens backup #backup-failed",
        "check-drift, DRIFT_FOUND DRIFT_CHECKED RUN_FAILED, opens drift #drift-detected",
        "check-drift, DRIFT_CLEARED DRIFT_CHECKED RUN_FINISHED, ends drift",
        "check-drift, RUN_FAILED, ''",
        "restore, RESTORE_FAILED RUN_FAILED, opens restore #restore-failed",
        "restore, RESTORE_FINISHED RUN_FINISHED, ends restore",
        "rollback, ROLLBACK_FAILED RUN_FAILED, opens rollback #rollback-failed",
        "rollback, DEADLINE_PASSED ROLLBACK_FAILED RUN_FAILED, opens rollback #rollback-failed",
        "rollback, ROLLBACK_FINISHED RUN_FINISHED, ends rollback",
        "validate, VALIDATE_FAILED RUN_FAILED, ''",
        "validate, VALIDATE_PASSED RUN_FINISHED, ''"
    })
    void aRunOpensAndEndsWhatItShould(String goal, String kinds, String expected) {
        IncidentRules rules = new IncidentRules();
        List<String> changes = new ArrayList<>();
        for (String kind : kinds.split(" ", -1)) {
            rules.of(ExampleRuns.identity(goal), ExampleRuns.event(EventKind.valueOf(kind), Instant.EPOCH))
                    .map(change -> (change.opens() ? "opens " : "ends ")
                            + change.subject().text()
                            + (change.runbook().isEmpty() ? "" : " #" + change.runbook()))
                    .ifPresent(changes::add);
        }

        assertThat(String.join("; ", changes)).isEqualTo(expected);
    }

    @Test
    void onlyTheseEventsOpenAnIncident() {
        Set<EventKind> opening = EnumSet.noneOf(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            new IncidentRules()
                    .of(ExampleRuns.identity("migrate"), ExampleRuns.event(kind, Instant.EPOCH))
                    .filter(IncidentChange::opens)
                    .ifPresent(change -> opening.add(kind));
        }

        assertThat(opening)
                .containsExactlyInAnyOrder(
                        EventKind.SCRIPT_FAILED,
                        EventKind.DEADLINE_PASSED,
                        EventKind.RUN_FAILED,
                        EventKind.BACKUP_FAILED,
                        EventKind.RESTORE_FAILED,
                        EventKind.ROLLBACK_FAILED,
                        EventKind.DRIFT_FOUND);
        assertThat(opening).allSatisfy(kind -> assertThat(kind.level()).isEqualTo(EventLevel.ERROR));
    }

    @ParameterizedTest
    @EnumSource(IncidentSubject.class)
    void theKeyIsTheSameInEveryRunAndAnotherForEverySubject(IncidentSubject subject) {
        String key = key(ExampleRuns.identity("migrate"), subject);

        if (subject == IncidentSubject.TEST) {
            assertThat(key).endsWith("/test-" + ExampleRuns.identity("migrate").runId());
        } else {
            assertThat(key).isEqualTo("db/example/shop/production/shop/" + subject.text());
        }
    }

    @Test
    void aKeyThatIsTooLongIsCutAndStaysUnlikeOthers() {
        RunIdentity run = ExampleRuns.identity("migrate");
        String name = "x".repeat(300);
        String one = key(run.connected(Optional.empty(), name + "1", "18"), IncidentSubject.DRIFT);
        String other = key(run.connected(Optional.empty(), name + "2", "18"), IncidentSubject.DRIFT);

        assertThat(one).isNotEqualTo(other).hasSizeLessThanOrEqualTo(Incident.LONGEST_KEY);
    }

    @Test
    void everyRunbookSectionIsOneWord() {
        Pattern anchor = Pattern.compile("[a-z]+(-[a-z]+)*");
        assertThat(Arrays.stream(EventKind.values())
                        .flatMap(kind -> new IncidentRules()
                                .of(ExampleRuns.identity("migrate"), ExampleRuns.event(kind, Instant.EPOCH)).stream())
                        .filter(IncidentChange::opens))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.runbook()).matches(anchor));
    }

    private static String key(RunIdentity run, IncidentSubject subject) {
        Event event = ExampleRuns.event(EventKind.RUN_FAILED, Instant.EPOCH);
        return Incident.of(run, event, IncidentChange.opened(subject, "x"), "https://example.com")
                .key();
    }
}
