package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.scratch.LocalServer;
import java.nio.file.Path;

/** Says where the local database is. */
final class LocalConsole {

    private final MavenRun run;

    LocalConsole(MavenRun run) {
        this.run = run;
    }

    /** The password stays in a file: what is on a screen ends up in a CI log or a screenshot. */
    void started(LocalServer server, LocalServer.Running running) {
        Database database = running.database();
        String user = database.user().orElse("");
        Path passwords = run.projectDirectory().relativize(server.clientPasswords());
        run.console().line("JDBC      " + database.jdbcUrl() + "?user=" + user);
        run.console().line("psql      PGPASSFILE=" + passwords + " psql postgresql://" + user + "@" + database);
        run.console().line("password  the last word in " + passwords);
        run.console()
                .truth("the local database " + (running.started() ? "was started" : "was running already") + " on port "
                        + running.port() + "; mvn db:stop stops it");
    }

    void stopped(boolean wasRunning) {
        run.console()
                .truth(
                        wasRunning
                                ? "the local database was stopped, its data stays"
                                : "the local database was not running");
    }
}
