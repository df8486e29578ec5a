package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a finding is known by from run to run. The line is no part of it, so that a finding stays the same while others
 * write above it; of several that are alike, each has one of its own.
 */
final class Fingerprints {

    private final Report report;
    private final RepositoryPlace place;
    private final Map<String, Integer> seen = new HashMap<>();

    Fingerprints(Report report, RepositoryPlace place) {
        this.report = report;
        this.place = place;
    }

    /** To be asked once for each finding, in their order: 64 digits of base 16. */
    String next(Finding finding) {
        String file = finding.position().map(SourcePosition::file).orElse("");
        String known = String.join(
                "\u0000",
                report.goal(),
                report.environment().orElse(""),
                finding.code(),
                place.inRepository(file).orElse(file),
                finding.message());
        int number = seen.merge(known, 1, Integer::sum);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((known + "\u0000" + number).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
