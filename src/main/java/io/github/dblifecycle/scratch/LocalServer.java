package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kept PostgreSQL of a project. It is a process of its own that goes on when the build has ended, until somebody
 * stops it. Several builds may start and stop it at once: one at a time gets its turn.
 */
public final class LocalServer {

    /** Who connects; may do everything. */
    public static final String USER = "db";

    /** The database's name where nobody chose one. */
    public static final String DEFAULT_DATABASE = "local";

    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    private static final int FIRST_PORT = 15_432;
    private static final int PORTS = 1_000;

    private final LocalState state;
    private final PostgresRelease release;
    private final BinariesCache cache;
    private final String databaseName;

    private LocalServer(LocalState state, PostgresRelease release, BinariesCache cache, String databaseName) {
        this.state = state;
        this.release = release;
        this.cache = cache;
        this.databaseName = databaseName;
    }

    /**
     * Nothing is started or written yet.
     *
     * @param directory of this project alone, for example {@code .db/local}; created when first needed
     */
    public static LocalServer of(Path directory, PostgresRelease release, BinariesCache cache) {
        return new LocalServer(
                new LocalState(directory.toAbsolutePath().normalize()),
                Objects.requireNonNull(release, "release"),
                Objects.requireNonNull(cache, "cache"),
                DEFAULT_DATABASE);
    }

    /** The same server with another database, named after for example the project; made a plain lower-case name. */
    public LocalServer withDatabase(String name) {
        String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String plain = word.isEmpty() || Character.isDigit(word.charAt(0)) ? "db_" + word : word;
        return new LocalServer(state, release, cache, plain.substring(0, Math.min(plain.length(), 63)));
    }

    /**
     * A local server that accepts connections.
     *
     * @param started whether the call that returned this had to start it: whoever started it only for itself stops it
     */
    public record Running(Database database, boolean started) {

        public Running {
            Objects.requireNonNull(database, "database");
        }

        /** Where it listens on the loopback address. */
        public int port() {
            return database.url().hosts().get(0).port();
        }
    }

    /**
     * Starts it unless it runs, and creates the database unless it is there.
     *
     * @param port the port to listen on; empty: the one it had before, or a free one that it then keeps
     * @throws ScratchException when the port is taken, the data is of another major version, or the start fails
     */
    public Running ensureRunning(OptionalInt port) {
        return locked("started", () -> {
            if (state.hasData() && !state.isOurs()) {
                throw notOurs();
            }
            requireMajor();
            Optional<Integer> livePort = livePort();
            boolean start = livePort.isEmpty();
            int actual = start ? start(port) : livePort.get();
            if (port.isPresent() && port.getAsInt() != actual) {
                throw new ScratchException("the local database already runs on port " + actual + ", not on "
                        + port.getAsInt() + ". Stop it first: mvn db:stop");
            }
            Database database = database(actual, databaseName);
            try {
                LocalDatabaseSetup.ensure(database(actual, "postgres"), databaseName);
            } catch (SQLException e) {
                throw new IOException(e.getMessage() + " (" + database + ", log: " + state.log() + ")", e);
            }
            state.writeClientPasswords(actual, USER);
            return new Running(database, start);
        });
    }

    /** The major version that it is to be of. */
    public int major() {
        return release.major();
    }

    /** Whether it was ever started here, so that there is a database to look at. Starts nothing and writes nothing. */
    public boolean hasData() {
        return state.isOurs() && state.hasData();
    }

    /** A password file for psql and the JDBC driver ({@code PGPASSFILE}), there once the server has run. */
    public Path clientPasswords() {
        return state.clientPasswords();
    }

    /** The server as it is now; {@code started} is false. Starts nothing and writes nothing. */
    public Optional<Running> running() {
        try {
            if (!state.isOurs()) {
                return Optional.empty();
            }
            Optional<Integer> port = livePort();
            return port.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Running(database(port.get(), databaseName), false));
        } catch (IOException e) {
            throw failed("looked at", e);
        }
    }

    /** Stops it, cutting off whoever is connected; its data stays. False if it did not run. */
    public boolean stop() {
        if (!state.isOurs()) {
            return false;
        }
        return locked("stopped", this::stopIfRunning);
    }

    /**
     * Stops it and deletes its data for good. Files in the directory that are not the server's stay.
     *
     * @throws ScratchException when the directory holds a server's data that this plugin did not put there
     */
    public void wipe() {
        if (!state.hasData() && !state.isOurs()) {
            return;
        }
        if (!state.isOurs()) {
            throw notOurs();
        }
        locked("wiped", () -> {
            boolean stopped = stopIfRunning();
            state.deleteServer();
            return stopped;
        });
    }

    private <T> T locked(String what, FileLockGate.Action<T> action) {
        try {
            state.prepare();
            return new FileLockGate(state.lock()).pass(action);
        } catch (IOException e) {
            throw failed(what, e);
        }
    }

    private ScratchException failed(String what, IOException cause) {
        return new ScratchException(
                "the local database in " + state.directory() + " could not be " + what + ": " + cause.getMessage(),
                cause);
    }

    private ScratchException notOurs() {
        return new ScratchException(state.data().path() + " was not created by db-maven-plugin, so it is left alone."
                + " Move it away, or choose another directory for the local database.");
    }

    private void requireMajor() throws IOException {
        if (!state.hasData()) {
            return;
        }
        String found = state.data().version();
        if (!found.equals(Integer.toString(release.major()))) {
            throw new ScratchException("the local database in " + state.directory() + " is of PostgreSQL " + found
                    + ", but PostgreSQL " + release.major()
                    + " is configured. `mvn db:reset` makes it anew (its data is"
                    + " lost); or set db.postgresVersion to " + found + ".");
        }
    }

    private Optional<Integer> livePort() {
        return PostmasterFile.liveServer(state.data()).isEmpty()
                ? Optional.empty()
                : PostmasterFile.read(state.data()).map(PostmasterFile::port).filter(port -> port > 0);
    }

    private int start(OptionalInt requested) throws IOException {
        Installation installation = cache.installation(release);
        int port = choosePort(requested);
        state.rememberPort(port);
        if (!state.hasData()) {
            Progress.during(
                    "Initialising the local database in " + state.directory(),
                    () -> state.initialise(installation, USER, new Passwords(new SecureRandom())));
        }
        DataDirectory data = state.data();
        if (Files.deleteIfExists(PostmasterFile.in(data))) {
            LOG.info("The local database in {} was not shut down properly", state.directory());
        }
        data.configure(installation, "local.conf", port);
        Files.deleteIfExists(state.log());
        List<String> arguments = List.of(
                "start",
                "-w",
                "-t",
                "120",
                "-D",
                data.path().toString(),
                "-l",
                state.log().toString());
        if (installation.account().user().isPresent()) {
            Files.createFile(state.log());
            installation.account().own(state.log());
        }
        ProgramRun run = installation.run("pg_ctl", arguments);
        if (run.exitCode() != 0) {
            throw new IOException(run.output() + "\n" + ServerProcess.endOf(state.log()));
        }
        return port;
    }

    private int choosePort(OptionalInt requested) throws IOException {
        if (requested.isPresent()) {
            if (!Ports.isFree(requested.getAsInt())) {
                throw new ScratchException("port " + requested.getAsInt() + " of " + Ports.LOOPBACK
                        + " is taken by another program, so the local database cannot listen there."
                        + " Stop that program or choose another port.");
            }
            return requested.getAsInt();
        }
        OptionalInt remembered = state.port();
        if (remembered.isPresent() && Ports.isFree(remembered.getAsInt())) {
            return remembered.getAsInt();
        }
        int offset = Math.floorMod(state.directory().toString().hashCode(), PORTS);
        for (int i = 0; i < PORTS; i++) {
            int port = FIRST_PORT + (offset + i) % PORTS;
            if (Ports.isFree(port)) {
                remembered.ifPresent(old ->
                        LOG.warn("Port {} of the local database is taken by another program; using {}", old, port));
                return port;
            }
        }
        throw new ScratchException("no port from " + FIRST_PORT + " to " + (FIRST_PORT + PORTS - 1) + " is free on "
                + Ports.LOOPBACK + " for the local database");
    }

    private boolean stopIfRunning() throws IOException {
        if (PostmasterFile.liveServer(state.data()).isEmpty()) {
            return false;
        }
        ProgramRun run = cache.installation(release)
                .run(
                        "pg_ctl",
                        List.of(
                                "stop",
                                "-w",
                                "-t",
                                "60",
                                "-m",
                                "fast",
                                "-D",
                                state.data().path().toString()));
        if (run.exitCode() != 0) {
            throw new IOException(run.output());
        }
        return true;
    }

    private Database database(int port, String name) throws IOException {
        DatabaseUrl url =
                new DatabaseUrl(List.of(new HostAndPort(Ports.LOOPBACK, port)), name, Map.of("sslmode", "disable"));
        return new Database(url, Optional.of(USER), Optional.of(state.password()));
    }
}
