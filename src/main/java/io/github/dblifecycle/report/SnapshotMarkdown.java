package io.github.dblifecycle.report;

import java.util.Map;

/** What a snapshot is, for the summary of a build. */
public final class SnapshotMarkdown {

    private SnapshotMarkdown() {}

    /**
     * A heading and a list.
     *
     * @param told what there is to tell, in order
     */
    public static String of(String environment, Map<String, String> told) {
        StringBuilder text = new StringBuilder("### Snapshot of " + environment + "\n\n");
        told.forEach((name, value) -> text.append("- ")
                .append(name)
                .append(": ")
                .append(MigrationPlanMarkdown.code(value.replace("\n", " ")))
                .append('\n'));
        return text.append('\n').toString();
    }
}
