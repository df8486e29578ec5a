package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Forms in which a report is written beside report.json. */
enum ReportForm {
    HTML,
    SARIF,
    CODEQUALITY,
    JUNIT;

    private static final String NONE = "none";

    /**
     * The forms of these words; where there are none, the page.
     *
     * @throws ConfigurationException where one is not known
     */
    static Set<ReportForm> parse(List<String> words) {
        Set<ReportForm> forms = words.isEmpty() ? EnumSet.of(HTML) : EnumSet.noneOf(ReportForm.class);
        for (String word : words) {
            String name = word.strip().toUpperCase(Locale.ROOT);
            if (name.isEmpty() || name.equalsIgnoreCase(NONE)) {
                continue;
            }
            forms.add(Arrays.stream(values())
                    .filter(form -> form.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(word)));
        }
        return forms;
    }

    private static ConfigurationException unknown(String word) {
        return new ConfigurationException(List.of(new ConfigurationProblem(
                "db.reports",
                "no report has the form '" + word.strip() + "'",
                "choose among "
                        + Arrays.stream(values())
                                .map(form -> form.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "; or none of them, " + NONE)));
    }
}
