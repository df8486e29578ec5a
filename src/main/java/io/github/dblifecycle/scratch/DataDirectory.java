package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The files of one database server. */
record DataDirectory(Path path) {

    /**
     * Creates and fills it. Text sorts by code point, so that the order is the same on every machine.
     *
     * @param passwordFile lies there for the time of the call only, readable by its owner alone
     * @throws IOException with what initdb said
     */
    static DataDirectory initialise(
            Installation installation, Path path, String superuser, Secret password, Path passwordFile)
            throws IOException {
        IOException failure = new IOException("initdb was not run");
        for (List<String> locale : locales(installation)) {
            new FileTree(path).delete();
            FileTree.createPrivate(path);
            installation.account().own(path);
            ProgramRun run;
            try {
                Passwords.write(password, passwordFile);
                List<String> arguments = new ArrayList<>(options(installation.release()));
                arguments.addAll(locale);
                arguments.addAll(List.of("--username=" + superuser, "--pwfile=" + passwordFile, "--pgdata=" + path));
                run = installation.run("initdb", arguments);
            } finally {
                Files.deleteIfExists(passwordFile);
            }
            if (run.exitCode() == 0) {
                return new DataDirectory(path);
            }
            failure = new IOException(
                    "initdb of PostgreSQL " + installation.release().display() + " failed with exit code "
                            + run.exitCode() + " in " + path + ": " + run.output());
        }
        new FileTree(path).delete();
        throw failure;
    }

    /** What decides how an initialised directory looks; part of the key under which one is kept. */
    static String fingerprint(Installation installation) {
        return options(installation.release()) + " " + locales(installation);
    }

    private static List<String> options(PostgresRelease release) {
        List<String> options = new ArrayList<>(List.of(
                "--auth=scram-sha-256", "--encoding=UTF8", "--no-sync", "--no-instructions", "--wal-segsize=4"));
        if (release.major() >= 18) {
            options.add("--no-data-checksums");
        }
        return List.copyOf(options);
    }

    private static List<List<String>> locales(Installation installation) {
        if (installation.release().major() >= 17) {
            return List.of(
                    List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C", "--lc-ctype=C"));
        }
        List<String> sameOrderLessLetters = List.of("--locale=C");
        return installation.platform().linux()
                ? List.of(List.of("--locale=C", "--lc-ctype=C.UTF-8"), sameOrderLessLetters)
                : List.of(sameOrderLessLetters);
    }

    /**
     * Replaces the configuration.
     *
     * @param resource the name of a .conf file beside this class
     */
    void configure(Installation installation, String resource, int port) throws IOException {
        StringBuilder text = new StringBuilder(resource(resource));
        text.append("port = ").append(port).append('\n');
        if (!installation.platform().windows()) {
            text.append("dynamic_shared_memory_type = mmap\n");
        }
        if (installation.release().major() >= 18) {
            text.append("io_method = sync\n");
        }
        Files.writeString(path.resolve("postgresql.conf"), text, StandardCharsets.UTF_8);
        installation.account().own(path);
    }

    static String resource(String name) throws IOException {
        try (InputStream in = DataDirectory.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The major version that initialised it, as text. */
    String version() throws IOException {
        return Files.readString(path.resolve("PG_VERSION"), StandardCharsets.UTF_8)
                .strip();
    }
}
