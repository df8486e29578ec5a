package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SqlError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Why the schema of a live database cannot be made again in a scratch database. */
final class ReloadFindings {

    private static final String NOT_SUPPORTED = "0A000";
    private static final String EXTENSION = "extension \"";

    private ReloadFindings() {}

    static Finding of(SchemaSource source, SQLException exception, int major) {
        SqlError error = SqlError.of(exception);
        boolean extension =
                error.message().startsWith(EXTENSION) && error.sqlState().equals(NOT_SUPPORTED);
        return Finding.error(
                        "DB031",
                        Optional.empty(),
                        "the schema of " + source.display() + " cannot be made in a scratch database of PostgreSQL "
                                + major + ", so nothing can be proved: " + error.message(),
                        extension
                                ? "name a server that has the extension, for scratch databases: -Ddb.scratchUrl=postgresql://…"
                                : "name a server that is set up like it, for scratch databases:"
                                        + " -Ddb.scratchUrl=postgresql://…")
                .withDetails(details(error));
    }

    private static List<String> details(SqlError error) {
        return java.util.stream.Stream.concat(
                        error.detail().map(text -> "detail: " + text).stream(),
                        error.hint().map(text -> "hint: " + text).stream())
                .toList();
    }
}
