package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.Database;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own pg_restore, for dumps in the format {@code custom}, which only it reads. The only class that runs it. */
public final class ArchiveProgram {

    private static final String SERVER = ";     Dumped from database version: ";
    private static final int MOST_ERRORS = 2000;

    private final Path program;

    private ArchiveProgram(Path program) {
        this.program = program;
    }

    /**
     * Finds it.
     *
     * @param named where it is; empty for the first one on the PATH
     * @throws BackupException where there is none
     */
    public static ArchiveProgram find(Optional<Path> named, Optional<String> path, Path archive) {
        return new ArchiveProgram(named.or(() -> ClientPrograms.onPath("pg_restore", path))
                .filter(Files::isExecutable)
                .orElseThrow(() -> BackupException.of(
                        "DB843",
                        archive + " is in pg_dump's format custom, which only pg_restore reads, and there is no "
                                + named.map(Path::toString).orElse("pg_restore on the PATH"),
                        "install the client programs of PostgreSQL, or name it: -Ddb.restore.pgRestore=…; a plain dump"
                                + " (pg_dump without -Fc) needs none")));
    }

    /**
     * Reads the whole archive, and writes nothing.
     *
     * @return version of the server that it was taken from
     * @throws BackupException where pg_restore does not read it to its end
     */
    public Optional<String> check(Path archive, RestoreConnections connections) throws IOException {
        Path list = Files.createTempFile("pg_restore", ".list", BackupFile.forOwner(program));
        try {
            run(List.of("--list", archive.toString()), new ProcessBuilder(), list, connections, archive, "DB831");
            run(
                    List.of("--file=-", archive.toString()),
                    new ProcessBuilder(),
                    Path.of("/dev/null"),
                    connections,
                    archive,
                    "DB831");
            return Files.readAllLines(list).stream()
                    .filter(line -> line.startsWith(SERVER))
                    .map(line -> line.substring(SERVER.length()))
                    .findFirst();
        } finally {
            Files.deleteIfExists(list);
        }
    }

    /**
     * Restores it.
     *
     * @param oneTransaction whether all of it is one, on one connection
     * @throws BackupException where it stops
     */
    void restore(Path archive, Database into, int writers, boolean oneTransaction, RestoreConnections connections)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "--exit-on-error",
                "--no-password",
                "--dbname=dbname='" + quoted(into.url().database()) + "'"));
        words.add(oneTransaction ? "--single-transaction" : "--jobs=" + writers);
        words.add(archive.toString());
        Path out = Files.createTempFile("pg_restore", ".out", BackupFile.forOwner(program));
        try {
            run(words, ClientPrograms.process(List.of(), into), out, connections, archive, "DB838");
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static String quoted(String name) {
        return name.replace("\\", "\\\\").replace("'", "\\'");
    }

    private void run(
            List<String> words,
            ProcessBuilder builder,
            Path out,
            RestoreConnections connections,
            Path archive,
            String code)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        Path errors = Files.createTempFile("pg_restore", ".err", BackupFile.forOwner(program));
        try {
            Process process = builder.command(command)
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            connections.with(process);
            process.getOutputStream().close();
            int status = process.waitFor();
            if (status != 0) {
                String said = Files.readString(errors).strip();
                throw BackupException.of(
                        code,
                        archive + (code.equals("DB831") ? " is damaged or not whole" : " does not restore")
                                + ": pg_restore ended with status " + status + ": "
                                + (said.length() > MOST_ERRORS ? said.substring(0, MOST_ERRORS) + " …" : said)
                                + "; the database is as it was",
                        "as pg_restore says; one that is older than the dump does not read it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while pg_restore ran");
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
