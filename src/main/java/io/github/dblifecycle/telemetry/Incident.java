package io.github.dblifecycle.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What somebody is told, or told to be over.
 *
 * @param key the same for the same trouble, whatever run meets it: services join what has the same key
 * @param identity what the alert is known again by, in labels
 * @param summary one sentence
 * @param details what else is known, by the names of docs/OBSERVABILITY.md, in the order in which a person wants to read it
 * @param runbook where it says what to do
 * @param event what happened
 */
record Incident(
        String key,
        IncidentSubject subject,
        Map<String, String> identity,
        String summary,
        Map<String, String> details,
        String runbook,
        RunIdentity run,
        Event event) {

    /** PagerDuty's limit, the narrowest. */
    static final int LONGEST_KEY = 255;

    private static final int LONGEST_PART = 200;

    Incident {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(subject, "subject");
        identity = Collections.unmodifiableMap(new LinkedHashMap<>(identity));
        Objects.requireNonNull(summary, "summary");
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        Objects.requireNonNull(runbook, "runbook");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(event, "event");
    }

    static Incident of(RunIdentity run, Event event, IncidentChange change, String runbookBase) {
        String repository = run.build().repository().orElse(run.service());
        String environment = run.environment().orElse("-");
        String database = run.databaseName().orElse("-");
        String about = change.subject() == IncidentSubject.TEST
                ? change.subject().text() + "-" + run.runId()
                : change.subject().text();
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("repository", repository);
        identity.put("service", run.service());
        identity.put("environment", environment);
        identity.put("database", database);
        String test = change.subject() == IncidentSubject.TEST ? "[TEST] " : "";
        return new Incident(
                key("db/" + repository + "/" + environment + "/" + database + "/" + about),
                change.subject(),
                identity,
                test + "[" + environment + "] " + run.service() + ": " + event.message(),
                details(run, event),
                runbookBase + (change.runbook().isEmpty() ? "" : "#" + change.runbook()),
                run,
                event);
    }

    Instant at() {
        return event.at();
    }

    /** Where it happened, in one word. */
    String source() {
        return run.databaseHost().orElse(run.service());
    }

    private static Map<String, String> details(RunIdentity run, Event event) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put(CommonField.EVENT.text(), event.kind().text());
        event.fields().forEach((field, value) -> details.put(field.text(), String.valueOf(value)));
        for (CommonField field : CommonField.values()) {
            switch (field) {
                case SCHEMA, TIME, EVENT, FAMILY, LEVEL, MESSAGE -> {}
                default -> field.value(run, event).ifPresent(value -> details.put(field.text(), value));
            }
        }
        return details;
    }

    /** Of those that are too long the beginning, and what tells them apart. */
    private static String key(String whole) {
        return whole.length() <= LONGEST_KEY
                ? whole
                : SafeText.cut(whole, LONGEST_PART) + "/"
                        + UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }
}
