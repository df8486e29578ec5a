package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.CheckedDump;
import io.github.dblifecycle.backup.RestoredDatabase;
import io.github.dblifecycle.finding.Finding;
import java.util.Optional;
import java.util.OptionalInt;

/** Why a whole file is not restored into a database that answers. */
record RestoreRefusals(RestoreSettings settings, CheckedDump dump, OptionalInt fileMajor) {

    /** @throws BackupException for the first reason */
    void check(RestoredDatabase database) {
        if (database.standby()) {
            throw refused(
                    "DB836",
                    "the server of database " + database.name() + " is a standby, which cannot be written to",
                    "name its primary");
        }
        if (fileMajor.orElse(0) > database.major() && !settings.fromNewer()) {
            throw refused(
                    "DB833",
                    dump.path() + " was taken from PostgreSQL " + fileMajor.getAsInt() + ", and the server is "
                            + database.major() + ", which may not know what is in it; nothing was touched",
                    "a server of " + fileMajor.getAsInt() + " or later; or try: -Ddb.restore.fromNewer");
        }
        Optional<String> notBeside = settings.beside()
                ? database.whyNotBeside()
                : Optional.of("all in one transaction was asked for (db.restore.beside=false)");
        if (!database.isEmpty() && !settings.replace()) {
            throw refused(
                    "DB835",
                    "database " + database.name() + " is not empty: it holds " + String.join(", ", database.objects())
                            + "; nothing was touched",
                    notBeside.isEmpty()
                            ? "replace what is in it, the old database stays under another name: -Ddb.replace"
                            : "restore into an empty database, as " + notBeside.get());
        }
        if (!database.isEmpty() && notBeside.isPresent()) {
            throw refused(
                    "DB836",
                    "database " + database.name() + " is not empty and cannot be replaced: " + notBeside.get()
                            + "; nothing was touched",
                    "a role with CREATEDB that owns the database; or restore into an empty database");
        }
        if (notBeside.isPresent() && settings.verification() == RestoreSettings.Verification.CHECKSUM) {
            throw refused(
                    "DB836",
                    "rows cannot be read again before they are committed, which db.verify=checksum asks for: "
                            + notBeside.get() + "; nothing was touched",
                    "-Ddb.verify=counts");
        }
    }

    private static BackupException refused(String code, String message, String fix) {
        return new BackupException(Finding.error(code, Optional.empty(), message, fix));
    }
}
