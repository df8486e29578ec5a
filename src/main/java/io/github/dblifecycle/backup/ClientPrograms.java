package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.HostAndPort;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's own pg_dump, and the psql beside it: the only class that runs them. Passwords reach them in the environment
 * of the process, never among its arguments, which everybody on the machine can read.
 */
public final class ClientPrograms {

    private static final Logger LOG = LoggerFactory.getLogger(ClientPrograms.class);

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BUFFER = 1 << 16;
    private static final int MOST_ERRORS = 2000;

    /** libpq's names for what the driver calls otherwise (PostgreSQL, "34.15. Environment Variables"). */
    private static final Map<String, String> PARAMETERS = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "options", "PGOPTIONS",
            "gssEncMode", "PGGSSENCMODE",
            "channelBinding", "PGCHANNELBINDING",
            "targetServerType", "PGTARGETSESSIONATTRS");

    private final Path dump;
    private final int major;

    private ClientPrograms(Path dump, int major) {
        this.dump = dump;
        this.major = major;
    }

    /**
     * Finds a pg_dump that can read the server.
     *
     * @param named where it is; empty for the first one on the PATH
     * @param path the PATH
     * @param server major version of the server
     * @throws BackupException where there is none, or one that is older than the server
     */
    public static ClientPrograms find(Optional<Path> named, Optional<String> path, int server) {
        Path program = named.or(() -> onPath("pg_dump", path))
                .orElseThrow(() -> BackupException.of(
                        "DB791",
                        "there is no pg_dump on the PATH, which db.backup.engine asks for",
                        "install the client programs of PostgreSQL " + server
                                + " or later, or name it: -Ddb.backup.pgDump=/usr/lib/postgresql/" + server
                                + "/bin/pg_dump"));
        int version = version(program);
        if (version < server) {
            throw BackupException.of(
                    "DB791",
                    program + " is of version " + version + " and refuses a server of version " + server
                            + ": pg_dump reads servers up to its own version",
                    "leave out db.backup.engine (the engine jdbc needs no pg_dump), or name one of version " + server
                            + " or later: -Ddb.backup.pgDump=…");
        }
        return new ClientPrograms(program, version);
    }

    static Optional<Path> onPath(String program, Optional<String> path) {
        return path.stream()
                .flatMap(text -> Arrays.stream(text.split(Pattern.quote(File.pathSeparator))))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> Stream.of(program, program + ".exe")
                        .map(name -> Path.of(directory).resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static int version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Matcher matcher = VERSION.matcher(text);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            throw BackupException.of(
                    "DB791", program + " does not say that it is pg_dump: " + text.strip(), "name another one");
        } catch (IOException e) {
            throw BackupException.of(
                    "DB791", program + " cannot be run: " + e.getMessage(), "name another: -Ddb.backup.pgDump=…", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BackupException.of("DB798", "the backup was interrupted", "run it again", e);
        }
    }

    /** Of pg_dump. */
    public int major() {
        return major;
    }

    /**
     * Writes what pg_dump says about a database.
     *
     * @param options of pg_dump, without those that say where the database is
     */
    void dump(Database database, List<String> options, OutputStream out, Reading reading) throws IOException {
        List<String> words = new ArrayList<>(List.of(dump.toString(), "--no-password", "--format=plain"));
        words.addAll(options);
        Path errors = Files.createTempFile("pg_dump", ".err", BackupFile.forOwner(dump));
        try {
            Process process =
                    process(words, database).redirectError(errors.toFile()).start();
            boolean ended = false;
            try {
                process.getOutputStream().close();
                copy(process.getInputStream(), out, reading);
                require(process.waitFor(), errors, "pg_dump", "DB792");
                ended = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new java.io.InterruptedIOException("interrupted while pg_dump ran");
            } finally {
                if (!ended) {
                    process.destroyForcibly();
                }
            }
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private static void copy(InputStream in, OutputStream out, Reading reading) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            reading.bytes(count);
        }
    }

    /**
     * Restores a file as a person would, with the psql beside pg_dump or on the PATH.
     *
     * @throws BackupException where there is no psql, or it stops
     */
    public void restore(Path backup, Database into, Optional<String> path) throws IOException {
        Path beside = dump.resolveSibling("psql");
        Path psql = Files.isExecutable(beside)
                ? beside
                : onPath("psql", path)
                        .orElseThrow(() -> BackupException.of(
                                "DB790",
                                "what pg_dump wrote is proved by psql, and there is none beside " + dump
                                        + " or on the PATH",
                                "install psql, or do with less: -Ddb.verify=checksum"));
        Path errors = Files.createTempFile("psql", ".err", BackupFile.forOwner(psql));
        try {
            Process process = process(
                            List.of(psql.toString(), "-X", "-q", "--no-password", "-v", "ON_ERROR_STOP=1"), into)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(errors.toFile())
                    .start();
            try (InputStream in = new GZIPInputStream(Files.newInputStream(backup), BUFFER);
                    OutputStream out = process.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                LOG.debug("psql stopped reading", e);
            }
            require(process.waitFor(), errors, "psql", "DB788");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BackupException.of("DB798", "the backup was interrupted", "run it again", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private static void require(int status, Path errors, String program, String code) throws IOException {
        if (status != 0) {
            String said = Files.readString(errors).strip();
            throw BackupException.of(
                    code,
                    program + " ended with status " + status + ": "
                            + (said.length() > MOST_ERRORS ? said.substring(0, MOST_ERRORS) + " …" : said),
                    "what it says is the server's own word; the engine jdbc does without it");
        }
    }

    static ProcessBuilder process(List<String> words, Database database) {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = new TreeMap<>();
        List<HostAndPort> hosts = database.url().hosts();
        environment.put(
                "PGHOST", String.join(",", hosts.stream().map(HostAndPort::host).toList()));
        environment.put(
                "PGPORT",
                String.join(
                        ",",
                        hosts.stream().map(host -> String.valueOf(host.port())).toList()));
        environment.put("PGDATABASE", database.url().database());
        environment.put("PGAPPNAME", "db-maven-plugin backup");
        environment.put("PGCLIENTENCODING", "UTF8");
        database.user().ifPresent(user -> environment.put("PGUSER", user));
        database.password().ifPresent(password -> environment.put("PGPASSWORD", password.reveal()));
        database.url().parameters().forEach((name, value) -> {
            String variable = PARAMETERS.get(name);
            if (variable != null) {
                environment.put(variable, value);
            }
        });
        builder.environment().putAll(environment);
        return builder;
    }
}
