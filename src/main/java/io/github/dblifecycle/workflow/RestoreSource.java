package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupDirectory;
import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.finding.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the file that is meant. */
record RestoreSource(RestoreSettings.Source source, String environment) {

    /** @throws BackupException where there is none */
    Path file() throws IOException {
        if (source instanceof RestoreSettings.Source.File named) {
            return named.path();
        }
        RestoreSettings.Source.Latest latest = (RestoreSettings.Source.Latest) source;
        return new BackupDirectory(latest.directory(), new BackupName(latest.pattern(), environment))
                .backups().stream()
                        .filter(found -> !found.facts().content().equals("data"))
                        .map(BackupDirectory.Found::file)
                        .findFirst()
                        .orElseThrow(() -> new BackupException(Finding.error(
                                "DB830",
                                Optional.empty(),
                                "there is no backup of " + environment + " in " + latest.directory()
                                        + " that has its sidecar",
                                "name the file: -Ddb.file=…; or where backups are: -Ddb.backup.directory=…")));
    }
}
