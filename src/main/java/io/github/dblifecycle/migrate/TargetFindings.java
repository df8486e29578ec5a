package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with the targets of a run, and why some were not begun. */
final class TargetFindings {

    private static final int MOST_NAMES = 20;

    private TargetFindings() {}

    static Finding missing(MigrationTarget.Kind kind, Collection<String> names) {
        return Finding.error(
                "DB770",
                Optional.empty(),
                names.size() + " of the targets " + (names.size() == 1 ? "is" : "are") + " not there: " + kind.word()
                        + " " + shown(names) + "; nothing was begun",
                kind == MigrationTarget.Kind.SCHEMA
                        ? "create them, correct the names, which are as the server stores them, case and all, or have"
                                + " Flyway create them: -Dflyway.createSchemas=true"
                        : "create them, or correct the names, which are as the server stores them, case and all");
    }

    static Finding unusable(MigrationTarget.Kind kind, Collection<String> names) {
        return Finding.error(
                "DB770",
                Optional.empty(),
                "no " + kind.word() + " of these names is migrated: " + shown(names) + "; nothing was begun",
                "a target has a name, and is none of the server's own schemas");
    }

    static Finding twice(MigrationTarget.Kind kind, Collection<String> names) {
        return Finding.error(
                "DB771",
                Optional.empty(),
                "told twice as a target: " + kind.word() + " " + shown(names) + "; nothing was begun",
                "name each once; a query needs a DISTINCT, or another join");
    }

    static Finding query(MigrationTarget.Kind kind, String reason) {
        return Finding.error(
                "DB772",
                Optional.empty(),
                "the query that lists the targets is refused: " + reason + "; nothing was begun",
                "write one that only reads and returns one column with the name of a " + kind.word() + " in each row");
    }

    static Finding none(MigrationTarget.Kind kind) {
        return Finding.error(
                "DB773",
                Optional.empty(),
                "there are no targets: no " + kind.word() + " is named, or the query returns no row; nothing was begun",
                "see whether this is the right environment, and the query the right one; without <targets> the"
                        + " environment's database itself is migrated");
    }

    static Finding noCanary(Collection<String> names) {
        return Finding.error(
                "DB774",
                Optional.empty(),
                "told as a canary, but no target: " + shown(names) + "; nothing was begun",
                "correct the names, or have the first few be the canaries: <canary>2</canary>");
    }

    static Finding ownSchemas(Collection<String> settings) {
        return Finding.error(
                "DB775",
                Optional.empty(),
                "each target is the schema of its migrations, and " + String.join(" and ", settings)
                        + (settings.size() == 1 ? " says" : " say") + " otherwise; nothing was begun",
                "leave out either the setting or <targets>");
    }

    static Finding unexpected(MigrationTarget target, Exception cause) {
        String message = cause.getMessage();
        String text = message == null ? cause.toString() : message;
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return Finding.error(
                        "DB777",
                        Optional.empty(),
                        of(
                                target,
                                "could not be migrated: "
                                        + (lines.isEmpty()
                                                ? cause.toString()
                                                : lines.get(0).strip())),
                        "see to what it says, and run mvn db:migrate again: what is up to date costs next to nothing")
                .withDetails(lines.subList(Math.min(1, lines.size()), lines.size()).stream()
                        .map(String::strip)
                        .toList());
    }

    /** The same, with the target before it. */
    static Finding at(MigrationTarget target, Finding finding) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.position(),
                of(target, finding.message()),
                finding.details(),
                finding.fix());
    }

    static Finding notBegun(long count, int all, String why) {
        return Finding.error(
                "DB778",
                Optional.empty(),
                count + " of " + all + " targets were not begun: " + why,
                "run mvn db:migrate again once that is mended: what is up to date costs next to nothing");
    }

    private static String of(MigrationTarget target, String text) {
        return target.kind().word() + " " + target + ": " + text;
    }

    private static String shown(Collection<String> names) {
        String shown = names.stream()
                .limit(MOST_NAMES)
                .map(name -> '"' + LiveRunner.printable(name).replace('\n', '?') + '"')
                .collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }
}
