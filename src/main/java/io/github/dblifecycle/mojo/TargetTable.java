package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.TargetResult;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of each target, a row each. */
final class TargetTable {

    private static final String NONE = "-";

    private TargetTable() {}

    /** In the order of the results. */
    static TextTable of(List<TargetResult> results) {
        return new TextTable(
                List.of("target", "result", "version", "applied", "time", "finding"),
                results.stream().map(TargetTable::row).toList());
    }

    private static List<String> row(TargetResult result) {
        boolean begun = result.state() != TargetResult.State.NOT_BEGUN;
        return List.of(
                result.target().toString(),
                word(result.state()),
                version(result),
                begun ? String.valueOf(result.applied().size()) : "",
                begun ? Durations.words(result.duration()) : "",
                result.findings().stream().findFirst().map(TargetTable::text).orElse(""));
    }

    /** How a target ended, for people. */
    static String word(TargetResult.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String version(TargetResult result) {
        String before = shown(result.before());
        String after = shown(result.after());
        return before.equals(after) ? after : before + " → " + after;
    }

    private static String shown(Optional<String> version) {
        return version.orElse(NONE);
    }

    private static String text(Finding finding) {
        return finding.code()
                + finding.position().map(position -> " " + position).orElse("");
    }

    /** Sentences such as {@code 988 migrated, 12 up to date}; what does not occur is left out. */
    static String counts(List<TargetResult> results) {
        List<String> counts = new ArrayList<>();
        for (TargetResult.State state : TargetResult.State.values()) {
            long count =
                    results.stream().filter(result -> result.state() == state).count();
            if (count > 0) {
                counts.add(count + " " + word(state));
            }
        }
        return String.join(", ", counts);
    }
}
