package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scripts outside a transaction that did not get to their end, in this run or an earlier one. */
final class StoppedScripts {

    static final String FIX =
            "bring the database to where the script begins, or to where it ends, by hand; then delete the"
                    + " row with success = false from the history table, or set its success to true; and run mvn db:migrate again";

    private static final Logger LOG = LoggerFactory.getLogger(StoppedScripts.class);

    private StoppedScripts() {}

    /** Adds to a failure what has taken effect and what has not. */
    static Finding halfDone(Finding finding, Optional<LiveRunner.Running> running) {
        List<String> details = new ArrayList<>(finding.details());
        details.add("the script does not run in a transaction: the statements before this line have taken effect, and"
                + " the history holds a failed entry");
        running.map(LiveRunner.Running::sql)
                .flatMap(StoppedScripts::invalidIndex)
                .ifPresent(details::add);
        return new Finding(
                finding.code(), finding.severity(), finding.position(), finding.message(), details, Optional.of(FIX));
    }

    /** Of a statement that runs in no transaction: whether that is because of this word. */
    static boolean isConcurrent(String sql) {
        return sql.toLowerCase(Locale.ROOT).contains("concurrently")
                && !sql.toLowerCase(Locale.ROOT).strip().startsWith("vacuum");
    }

    private static Optional<String> invalidIndex(String sql) {
        return isConcurrent(sql)
                ? Optional.of("what CONCURRENTLY began may have left an invalid index: mvn db:check-drift names it;"
                        + " DROP INDEX CONCURRENTLY name, or REINDEX INDEX CONCURRENTLY name, mends it")
                : Optional.empty();
    }

    /** What a row of the history tells of an earlier run. */
    static List<String> told(ScriptProgress.Told told) {
        if (told.statements() == 1) {
            return List.of("whether it has taken effect, wholly or in part, only the database tells");
        }
        String unknown = "whether statement " + told.statement() + " is, the database tells";
        String later = told.statement() < told.statements() ? ", those after it are not" : "";
        return List.of(told.statement() == 1 ? unknown + later : "statements before it are done, " + unknown + later);
    }

    /** Where a statement of a script begins; the script's first line where its statements cannot be told apart. */
    static SourcePosition position(ProjectLayout layout, String path, int number) {
        try {
            List<Statement> statements = StatementSplitter.split(Files.readString(Path.of(path))).stream()
                    .filter(Statement.class::isInstance)
                    .map(Statement.class::cast)
                    .toList();
            return layout.position(
                    path,
                    number <= statements.size() ? statements.get(number - 1).line() : 1);
        } catch (IOException | UnfinishedScriptException e) {
            LOG.debug("{} cannot be read", path, e);
            return layout.position(path, 1);
        }
    }
}
