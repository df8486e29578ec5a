package io.github.dblifecycle.grafana;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The alert rules as the files of those who evaluate them. */
final class AlertFiles {

    private static final String HEADER = """
            # Made of the same rules as %s, with the same expressions. What each means: README.md in ci-templates/grafana.
            """;

    private AlertFiles() {}

    /** Grafana, "Use configuration files to provision alerting resources". */
    static String provisioning(List<AlertRule> rules) {
        StringBuilder text = new StringBuilder(HEADER.formatted("loki-ruler/database-migrations.yaml"));
        text.append("# datasourceUid is the uid of your Loki data source.\n");
        text.append("apiVersion: 1\ngroups:\n");
        groups(rules).forEach((every, group) -> {
            text.append("""
                      - orgId: 1
                        name: %s
                        folder: Database migrations
                        interval: %s
                        rules:
                    """.formatted(groupName(every), minutes(every)));
            group.forEach(rule -> text.append(provisioned(rule)));
        });
        return text.toString();
    }

    private static String provisioned(AlertRule rule) {
        return """
                      - uid: %s
                        title: %s
                        condition: C
                        data:
                          - refId: A
                            queryType: instant
                            relativeTimeRange:
                              from: %d
                              to: 0
                            datasourceUid: loki
                            model:
                              refId: A
                              datasource:
                                type: loki
                                uid: loki
                              editorMode: code
                              queryType: instant
                              expr: |-
                %s
                          - refId: B
                            relativeTimeRange:
                              from: 0
                              to: 0
                            datasourceUid: __expr__
                            model:
                              refId: B
                              datasource:
                                type: __expr__
                                uid: __expr__
                              type: reduce
                              expression: A
                              reducer: last
                          - refId: C
                            relativeTimeRange:
                              from: 0
                              to: 0
                            datasourceUid: __expr__
                            model:
                              refId: C
                              datasource:
                                type: __expr__
                                uid: __expr__
                              type: threshold
                              expression: B
                              conditions:
                                - evaluator:
                                    type: gt
                                    params:
                                      - 0
                        noDataState: OK
                        execErrState: Error
                        for: 0s
                        missing_series_evals_to_resolve: 1
                        dashboardUid: database-migrations
                        panelId: %d
                        labels:
                          severity: %s
                        annotations:
                          summary: '%s'
                          description: '%s'
                          runbook_url: %s
                """.formatted(
                        "database-migrations-" + rule.id(),
                        rule.title(),
                        rule.range().toSeconds(),
                        rule.expression().indent(16).stripTrailing(),
                        rule.panel(),
                        rule.severity().text(),
                        quoted(rule.summary()),
                        quoted(rule.description()),
                        rule.runbook());
    }

    /** Loki, "Alerting and recording rules": the format of Prometheus. */
    static String ruler(List<AlertRule> rules) {
        StringBuilder text = new StringBuilder(HEADER.formatted("provisioning/alert-rules.yaml"));
        text.append("groups:\n");
        groups(rules).forEach((every, group) -> {
            text.append("  - name: %s\n    interval: %s\n    rules:\n".formatted(groupName(every), minutes(every)));
            group.forEach(rule -> text.append("""
                          - alert: %s
                            expr: |-
                    %s
                            for: 0s
                            labels:
                              severity: %s
                            annotations:
                              summary: '%s'
                              description: '%s'
                              runbook_url: %s
                    """.formatted(
                            rule.name(),
                            rule.expression().indent(10).stripTrailing(),
                            rule.severity().text(),
                            quoted(rule.summary()),
                            quoted(rule.description()),
                            rule.runbook())));
        });
        return text.toString();
    }

    private static Map<Duration, List<AlertRule>> groups(List<AlertRule> rules) {
        return rules.stream().collect(Collectors.groupingBy(AlertRule::every, TreeMap::new, Collectors.toList()));
    }

    private static String groupName(Duration every) {
        return "database-migrations-every-" + minutes(every);
    }

    private static String minutes(Duration every) {
        return every.toMinutes() + "m";
    }

    /** YAML 1.2, 7.3.2: in single quotes, a quote is written twice. */
    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
