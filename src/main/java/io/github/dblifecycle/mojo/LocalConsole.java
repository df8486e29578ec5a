package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.scratch.LocalServer;

/** Says where the local database is. */
final class LocalConsole {

    private final MavenRun run;

    LocalConsole(MavenRun run) {
        this.run = run;
    }

    /** The password is not printed: it protects the database from other users of this machine. */
    void started(LocalServer.Running running) {
        Database database = running.database();
        String user = database.user().orElse("");
        run.console().line("JDBC      " + database.jdbcUrl() + "?user=" + user);
        run.console().line("psql      postgresql://" + user + "@" + database);
        run.console()
                .line("password  in "
                        + LocalServer.passwordFile(run.projectDirectory().resolve(".db/local")));
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
