package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Severity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a step of GitHub Actions hands to those behind it: {@code steps.ID.outputs.NAME}. All goals tell how they ended;
 * the rest is in the report's data, under the names of docs/REPORT.md.
 */
public final class StepOutputs {

    private static final List<Output> SCALARS = List.of(
            new Output("database", "database"),
            new Output("version", "version"),
            new Output("plan-hash", "planHash"),
            new Output("drifted", "drifted"),
            new Output("adopt-file", "adopt"),
            new Output("revert-file", "revert"),
            new Output("recommended-way", "recommended"));

    /** @param key in the report's data */
    private record Output(String name, String key) {}

    private StepOutputs() {}

    /** In a fixed order; what the goal does not tell is not in it. */
    public static Map<String, String> of(Report report) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("result", report.outcome().word());
        outputs.put("findings", Integer.toString(report.findings().size()));
        outputs.put("errors", count(report, Severity.ERROR));
        outputs.put("warnings", count(report, Severity.WARNING));
        report.environment().ifPresent(name -> outputs.put("environment", name));
        Map<String, Object> data = report.data();
        SCALARS.forEach(output -> scalar(data.get(output.key())).ifPresent(value -> outputs.put(output.name(), value)));
        counted(data.get("pending")).ifPresent(value -> outputs.put("pending", value));
        lines(data.get("pending")).ifPresent(value -> outputs.put("pending-scripts", value));
        counted(data.get("changes")).ifPresent(value -> outputs.put("changes", value));
        lines(data.get("files")).ifPresent(value -> outputs.put("files", value));
        switch (report.goal()) {
            case "migrate" ->
                outputs.put("applied", Integer.toString(report.migrations().size()));
            case "check-drift" -> drift(data, outputs);
            case "backup" -> {
                scalar(data.get("file")).ifPresent(file -> outputs.put("backup-file", file));
                scalar(data.get("sha256")).ifPresent(hash -> outputs.put("backup-sha256", hash));
            }
            case "snapshot" -> scalar(data.get("name")).ifPresent(name -> outputs.put("snapshot", name));
            default -> {}
        }
        return outputs;
    }

    /** Whether there is drift is not known where nothing was compared. */
    private static void drift(Map<String, Object> data, Map<String, String> outputs) {
        if (Boolean.TRUE.equals(data.get("compared")) && data.get("drifted") instanceof Number drifted) {
            outputs.put("drift", Boolean.toString(drifted.longValue() > 0));
        } else {
            outputs.put("drift", "unknown");
        }
    }

    private static String count(Report report, Severity severity) {
        return Long.toString(report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count());
    }

    private static Optional<String> scalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    private static Optional<String> counted(@Nullable Object value) {
        return value instanceof Collection<?> many ? Optional.of(Integer.toString(many.size())) : scalar(value);
    }

    private static Optional<String> lines(@Nullable Object value) {
        return value instanceof Collection<?> many && !many.isEmpty()
                ? Optional.of(many.stream()
                        .map(one -> VisibleText.line(one.toString()))
                        .collect(Collectors.joining("\n")))
                : Optional.empty();
    }

    /**
     * The text to append to the file that {@code GITHUB_OUTPUT} names. Every value stands between delimiters that nobody who
     * wrote it could know, so that none begins an output of its own.
     *
     * @param delimiter random, letters and digits only
     */
    public static String text(Map<String, String> outputs, String delimiter) {
        if (!delimiter.matches("[A-Za-z0-9]{16,}")) {
            throw new IllegalArgumentException("a delimiter that can be guessed: " + delimiter);
        }
        StringBuilder text = new StringBuilder();
        outputs.forEach((name, value) -> {
            if (value.contains(delimiter)) {
                throw new IllegalArgumentException("the delimiter is in a value");
            }
            text.append(name).append("<<").append(delimiter).append('\n');
            text.append(VisibleText.of(value)).append('\n').append(delimiter).append('\n');
        });
        return text.toString();
    }
}
