package io.github.dblifecycle.grafana;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One alert, of which Grafana's and Loki's files are made. Its expression has no series where all is well, so that both
 * only need to look whether there is one.
 *
 * @param id of the rule in Grafana, and the section of docs/RUNBOOK.md
 * @param name as Loki's ruler has it
 * @param title as Grafana shows it
 * @param severity critical wakes somebody, warning waits for the morning
 * @param every how often it is asked
 * @param range the longest range in the expression, offset included
 * @param panel of the dashboard that shows the same
 * @param expression LogQL
 * @param summary a Go template over the labels of the alert
 * @param description the same, longer
 */
record AlertRule(
        String id,
        String name,
        String title,
        Severity severity,
        Duration every,
        Duration range,
        int panel,
        String expression,
        String summary,
        String description) {

    enum Severity {
        CRITICAL("critical"),
        WARNING("warning");

        private final String text;

        Severity(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern NAME = Pattern.compile("([A-Z][a-z]+)+");

    AlertRule {
        if (!ID.matcher(id).matches() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(id + ", " + name);
        }
        if (expression.isBlank() || summary.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException(id + " says too little");
        }
        if ((expression + summary + description).contains("$")) {
            throw new IllegalArgumentException(id + " has a $, which Grafana's provisioning takes for a variable");
        }
        expression = expression.strip();
        summary = summary.strip();
        description = description.strip();
    }

    /** Where somebody who was woken reads on. */
    String runbook() {
        return "https://github.com/dblifecycle/db-maven-plugin/blob/main/docs/RUNBOOK.md#" + id;
    }
}
