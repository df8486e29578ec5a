package io.github.dblifecycle.finding;

import io.github.dblifecycle.sql.SourcePosition;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing a check found, with where it comes from and what to do about it.
 *
 * @param code stable over releases, documented in docs/FINDINGS.md, for example {@code DB709}
 * @param severity whether it fails the build
 * @param position the line that caused it; empty where no file did
 * @param message one sentence, no trailing full stop, that can stand alone after {@code file:line: }
 * @param details further lines: the server's own words, the two definitions that differ
 * @param fix what to type or change; empty only where nothing can be advised
 */
public record Finding(
        String code,
        Severity severity,
        Optional<SourcePosition> position,
        String message,
        List<String> details,
        Optional<String> fix) {

    private static final Pattern CODE = Pattern.compile("DB[0-9]{3}");

    /** Worst first, then by file and line, then by text: the order of every report. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(
                    finding -> finding.position().map(SourcePosition::file).orElse(""))
            .thenComparing(
                    finding -> finding.position().map(SourcePosition::line).orElse(0))
            .thenComparing(Finding::code)
            .thenComparing(Finding::message);

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(fix, "fix");
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a finding's code: " + code);
        }
        if (message.isBlank()) {
            throw new IllegalArgumentException(code + " says nothing");
        }
        details = List.copyOf(details);
    }

    public static Finding error(String code, Optional<SourcePosition> position, String message, String fix) {
        return new Finding(code, Severity.ERROR, position, message, List.of(), Optional.of(fix));
    }

    public Finding withDetails(List<String> lines) {
        return new Finding(code, severity, position, message, lines, fix);
    }
}
