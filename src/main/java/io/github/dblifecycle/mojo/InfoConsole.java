package io.github.dblifecycle.mojo;

import io.github.dblifecycle.mojo.ShownSettings.Shown;
import io.github.dblifecycle.report.ByteSizes;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.report.TextTable;
import io.github.dblifecycle.workflow.DatabaseFacts;
import io.github.dblifecycle.workflow.DatabaseFacts.TableFacts;
import io.github.dblifecycle.workflow.Info;
import io.github.dblifecycle.workflow.Status;
import io.github.dblifecycle.workflow.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prints what a database holds, and where every setting came from. */
final class InfoConsole {

    private final MavenRun run;
    private final Instant startedAt;

    InfoConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    void info(Info.Outcome outcome, List<Shown> settings) throws IOException {
        report(outcome, settings);
        DatabaseFacts facts = outcome.facts();
        Target target = outcome.status().target();
        Console console = run.console();
        console.table(new TextTable(
                List.of("setting", "value", "from"),
                settings.stream()
                        .map(setting -> List.of(setting.name(), setting.value(), setting.origin()))
                        .toList()));
        if (!facts.extensions().isEmpty()) {
            console.table(new TextTable(
                    List.of("extension", "version", "schema"),
                    facts.extensions().stream()
                            .map(extension -> List.of(extension.name(), extension.version(), extension.schema()))
                            .toList()));
        }
        if (!facts.tables().isEmpty()) {
            console.table(new TextTable(
                    List.of("table", "rows, estimated", "size"),
                    facts.tables().stream().map(InfoConsole::row).toList()));
        }
        console.line(facts.server());
        console.line(target.database() + ": " + ByteSizes.words(facts.bytes()) + ", " + facts.encoding() + ", "
                + facts.locale());
        outcome.written().ifPresent(file -> console.line("schema written to " + relative(file)));
        console.truth(target.environment() + ": " + migrations(outcome.status()));
    }

    private static List<String> row(TableFacts table) {
        return List.of(
                table.name(),
                table.rows() < 0 ? "" : String.format(Locale.ROOT, "%,d", table.rows()),
                ByteSizes.words(table.bytes()));
    }

    private static String migrations(Status.Outcome status) {
        int pending = status.pending().size();
        return status.version().map(version -> "at version " + version).orElse("no version yet") + ", "
                + (pending == 0 ? "nothing pending" : pending + " pending");
    }

    private String relative(Path file) {
        return file.startsWith(run.projectDirectory())
                ? run.projectDirectory().relativize(file).toString()
                : file.toString();
    }

    private void report(Info.Outcome outcome, List<Shown> settings) throws IOException {
        DatabaseFacts facts = outcome.facts();
        Status.Outcome status = outcome.status();
        Map<String, Object> data = new TreeMap<>();
        data.put("database", status.target().database());
        data.put("serverVersion", status.target().serverVersion());
        data.put("server", facts.server());
        data.put("bytes", facts.bytes());
        data.put("encoding", facts.encoding());
        data.put("locale", facts.locale());
        data.put("pending", status.pending().size());
        status.version().ifPresent(version -> data.put("version", version));
        outcome.written().ifPresent(file -> data.put("schemaFile", relative(file)));
        data.put(
                "settings",
                settings.stream()
                        .map(setting -> sorted(
                                Map.of("name", setting.name(), "value", setting.value(), "origin", setting.origin())))
                        .toList());
        data.put(
                "extensions",
                facts.extensions().stream()
                        .map(extension -> sorted(Map.of(
                                "name", extension.name(),
                                "version", extension.version(),
                                "schema", extension.schema())))
                        .toList());
        data.put(
                "tables",
                facts.tables().stream()
                        .map(table -> sorted(
                                Map.of("name", table.name(), "estimatedRows", table.rows(), "bytes", table.bytes())))
                        .toList());
        run.reports()
                .write(new Report(
                        "info",
                        Optional.of(status.target().environment()),
                        Report.Outcome.PASSED,
                        startedAt,
                        Duration.between(startedAt, run.clock().instant()),
                        List.of(),
                        List.of(),
                        data));
    }

    private static Map<String, Object> sorted(Map<String, ?> row) {
        return new TreeMap<>(row);
    }
}
