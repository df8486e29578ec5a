package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Properties;

/** The files of a local server: what is in its directory and what each is for. */
record LocalState(Path directory) {

    private static final String PORT = "port";

    DataDirectory data() {
        return new DataDirectory(directory.resolve("data"));
    }

    Path log() {
        return directory.resolve("log");
    }

    Path lock() {
        return directory.resolve("lock");
    }

    /** Without this file nothing here is ours to delete. */
    private Path marker() {
        return directory.resolve("local-server.properties");
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }

    boolean isOurs() {
        return Files.isRegularFile(marker());
    }

    boolean hasData() {
        return Files.exists(data().path());
    }

    /** Creates the directory and keeps it out of version control. */
    void prepare() throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        FileTree.ensurePrivate(directory);
        Path ignore = directory.resolve(".gitignore");
        if (!Files.exists(ignore)) {
            Files.writeString(ignore, "*\n", StandardCharsets.UTF_8);
        }
    }

    /** Claims the directory, and remembers the port so that the application's URL stays the same. */
    void rememberPort(int port) throws IOException {
        Files.writeString(
                marker(),
                "# Written by db-maven-plugin: the server in this directory belongs to it.\n" + PORT + "=" + port
                        + "\n",
                StandardCharsets.UTF_8);
    }

    OptionalInt port() throws IOException {
        if (!isOurs()) {
            return OptionalInt.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(marker(), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return OptionalInt.of(Integer.parseInt(properties.getProperty(PORT, "")));
        } catch (IllegalArgumentException damaged) {
            return OptionalInt.empty();
        }
    }

    /** In the form that psql and the JDBC driver read (PostgreSQL, "32.16. The Password File"). */
    Path clientPasswords() {
        return directory.resolve("pgpass");
    }

    /** Lets a person and an application connect without a password on a screen or a command line. */
    void writeClientPasswords(int port, String user) throws IOException {
        String line = "127.0.0.1:" + port + ":*:" + user + ":" + password().reveal() + "\n";
        if (!Files.isRegularFile(clientPasswords())
                || !Files.readString(clientPasswords()).equals(line)) {
            Passwords.write(new Secret(line), clientPasswords());
        }
    }

    Secret password() throws IOException {
        return Passwords.read(passwordFile());
    }

    /**
     * Initialises the server's files: whole or not at all.
     *
     * @param superuser the name of the one role
     */
    void initialise(Installation installation, String superuser, Passwords passwords) throws IOException {
        Path unfinished = directory.resolve("data.unfinished");
        Secret password = passwords.next();
        Passwords.write(password, passwordFile());
        DataDirectory.initialise(installation, unfinished, superuser, password, directory.resolve("password.initdb"));
        Files.move(unfinished, data().path());
    }

    /** Deletes what this class and the server wrote, by name; whatever else lies in the directory stays. */
    void deleteServer() throws IOException {
        new FileTree(data().path()).delete();
        new FileTree(directory.resolve("data.unfinished")).delete();
        Files.deleteIfExists(passwordFile());
        Files.deleteIfExists(clientPasswords());
        Files.deleteIfExists(log());
        Files.deleteIfExists(marker());
    }
}
