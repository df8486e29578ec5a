package io.github.dblifecycle.grafana;

import io.github.dblifecycle.grafana.AlertRule.Severity;
import java.time.Duration;
import java.util.List;

/**
 * The alerts. Of a rule that asks for the last of several events, a good one ends the alert, and nothing else does within
 * the range. What is grouped by is what tells one database from another.
 */
final class AlertRules {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration WEEK = Duration.ofDays(7);

    private static final String WHERE =
            "{{ with .Labels.application }}{{ . }}: {{ end }}{{ .Labels.environment }}{{ with .Labels.database_name }},"
                    + " database {{ . }}{{ end }}{{ with .Labels.database_host }} on {{ . }}{{ end }}";

    static final List<AlertRule> ALL = List.of(
            new AlertRule(
                    "migration-failed",
                    "MigrationFailed",
                    "Migration failed",
                    Severity.CRITICAL,
                    MINUTE,
                    WEEK,
                    25,
                    """
                    last_over_time(
                      {service="database-migrations", environment="production", family=~"migration|run"}
                        | json
                        | goal="migrate"
                        | event=~`script\\.failed|run\\.failed|run\\.finished`
                        | applied!="" or event!="run.finished"
                        | label_format failed=`{{ if eq .event "run.finished" }}0{{ else }}1{{ end }}`
                        | unwrap failed [7d]
                    ) by (environment, application, database_host, database_name) > 0
                    """,
                    "Migration failed in " + WHERE,
                    "The last run of db:migrate failed. What was in a transaction is rolled back; the migrations before it stay"
                            + " applied. It resolves with the next run that ends well."),
            new AlertRule(
                    "migration-deadline",
                    "MigrationDeadlinePassed",
                    "Deadline passed",
                    Severity.CRITICAL,
                    MINUTE,
                    WEEK,
                    25,
                    """
                    last_over_time(
                      {service="database-migrations", environment="production", family="run"}
                        | json
                        | event=~`run\\.deadline_passed|run\\.finished`
                        | applied!="" or goal!="migrate" or event!="run.finished"
                        | label_format passed=`{{ if eq .event "run.finished" }}0{{ else }}1{{ end }}`
                        | unwrap passed [7d]
                    ) by (environment, application, database_host, database_name, goal) > 0
                    """,
                    "db:{{ .Labels.goal }} was ended by its deadline in " + WHERE,
                    "The run had its time and did not come to its end: it was cancelled at the server. It resolves with the"
                            + " next run of the goal that ends well."),
            new AlertRule(
                    "migration-slow",
                    "MigrationSlow",
                    "Migration takes longer than 5 minutes",
                    Severity.WARNING,
                    MINUTE,
                    Duration.ofMinutes(65),
                    11,
                    """
                    (
                      sum by (environment, application, database_host, database_name, run_id) (
                        sum_over_time(
                          {service="database-migrations", environment="production", family="migration"}
                            | json
                            | event=~`script\\.finished|script\\.failed`
                            | unwrap duration_ms [1h]
                        )
                      ) > 300000
                    )
                    or
                    (
                      sum by (environment, application, database_host, database_name, run_id) (
                        count_over_time(
                          {service="database-migrations", environment="production", family="migration"}
                            | json
                            | event="script.started" [1h] offset 5m
                        )
                      )
                      unless
                      sum by (environment, application, database_host, database_name, run_id) (
                        count_over_time(
                          {service="database-migrations", environment="production", family="run"}
                            | json
                            | event=~`run\\.finished|run\\.failed|run\\.deadline_passed|run\\.interrupted` [65m]
                        )
                      )
                    )
                    """,
                    "Migrations take longer than 5 minutes in " + WHERE,
                    "The migrations of run {{ .Labels.run_id }} took more than 5 minutes, or the first of them began more than"
                            + " 5 minutes ago and the end of the run was not heard of."),
            new AlertRule(
                    "backup-failed",
                    "BackupFailed",
                    "Backup failed",
                    Severity.CRITICAL,
                    FIVE_MINUTES,
                    WEEK,
                    18,
                    """
                    last_over_time(
                      {service="database-migrations", environment="production", family="backup"}
                        | json
                        | event=~`backup\\.failed|backup\\.made|snapshot\\.made`
                        | label_format copy=`{{ if eq .goal "snapshot" }}snapshot{{ else }}backup{{ end }}`
                        | label_format failed=`{{ if eq .event "backup.failed" }}1{{ else }}0{{ end }}`
                        | unwrap failed [7d]
                    ) by (environment, application, database_host, database_name, copy) > 0
                    """,
                    "No {{ .Labels.copy }} of " + WHERE,
                    "No copy of the database was made, or the one that was made does not hold what the database holds. It"
                            + " resolves with the next that is made."),
            new AlertRule(
                    "backup-too-old",
                    "BackupTooOld",
                    "Backup is older than 26 hours",
                    Severity.WARNING,
                    FIVE_MINUTES,
                    WEEK,
                    18,
                    """
                    (
                      sum by (environment, application, database_host, database_name) (
                        count_over_time(
                          {service="database-migrations", environment="production", family!="telemetry"}
                            | json
                            | database_name!="" [7d]
                        )
                      )
                      unless
                      sum by (environment, application, database_host, database_name) (
                        count_over_time(
                          {service="database-migrations", environment="production", family="backup"}
                            | json
                            | event="backup.made" [26h]
                        )
                      )
                    )
                    or
                    absent_over_time(
                      {service="database-migrations", environment="production", family="backup"}
                        | json
                        | event="backup.made" [26h]
                    )
                    """,
                    "No backup for 26 hours of " + WHERE,
                    "The last backup that was heard of is older than 26 hours. Without a database's name: of no database at all"
                            + " was a backup heard of."),
            new AlertRule(
                    "drift-detected",
                    "DriftDetected",
                    "Database has drifted",
                    Severity.WARNING,
                    FIVE_MINUTES,
                    WEEK,
                    14,
                    """
                    last_over_time(
                      {service="database-migrations", environment="production", family="drift"}
                        | json
                        | event="drift.checked"
                        | unwrap drift [7d]
                    ) by (environment, application, database_host, database_name) > 0
                    """,
                    "Drift in " + WHERE,
                    "The last check found objects that are not what the applied migrations produce; how many is the alert's"
                            + " value. It resolves with the next check that finds none."),
            new AlertRule(
                    "no-drift-check",
                    "NoDriftCheck",
                    "No drift check for 26 hours",
                    Severity.WARNING,
                    FIVE_MINUTES,
                    WEEK,
                    14,
                    """
                    (
                      sum by (environment, application, database_host, database_name) (
                        count_over_time(
                          {service="database-migrations", environment="production", family!="telemetry"}
                            | json
                            | database_name!="" [7d]
                        )
                      )
                      unless
                      sum by (environment, application, database_host, database_name) (
                        count_over_time(
                          {service="database-migrations", environment="production", family="drift"}
                            | json
                            | event="drift.checked" [26h]
                        )
                      )
                    )
                    or
                    absent_over_time(
                      {service="database-migrations", environment="production", family="drift"}
                        | json
                        | event="drift.checked" [26h]
                    )
                    """,
                    "No drift check for 26 hours of " + WHERE,
                    "The last check for drift that was heard of is older than 26 hours, so nobody would know of drift. Without"
                            + " a database's name: of no database at all was a check heard of."));

    private AlertRules() {}
}
