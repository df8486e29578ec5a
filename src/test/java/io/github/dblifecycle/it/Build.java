package io.github.dblifecycle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One project below {@code target/it} after its Maven invocations, all of which wrote to one {@code build.log}. */
public final class Build {

    private static final String FIRST_LINE = "[INFO] Scanning for projects...";

    private final Path directory;

    /** @param directory the invoker's {@code basedir} */
    public Build(File directory) {
        this.directory = directory.toPath().toAbsolutePath().normalize();
    }

    /**
     * What one invocation said.
     *
     * @param number from 1, as in {@code invoker.goals.1}
     */
    public Invocation invocation(int number) {
        List<List<String>> invocations = new ArrayList<>();
        for (String line : text("build.log").lines().toList()) {
            if (line.equals(FIRST_LINE)) {
                invocations.add(new ArrayList<>());
            }
            if (!invocations.isEmpty()) {
                invocations.get(invocations.size() - 1).add(line);
            }
        }
        assertThat(invocations).as("invocations in build.log").hasSizeGreaterThanOrEqualTo(number);
        return new Invocation(directory, invocations.get(number - 1));
    }

    /** {@code target/db/report.json} of the last goal that ran. */
    public JsonObject report() {
        return report(".");
    }

    /** The same of one module. */
    public JsonObject report(String module) {
        return JsonParser.parseString(text(module + "/target/db/report.json")).getAsJsonObject();
    }

    public Path path(String relative) {
        return directory.resolve(relative);
    }

    /**
     * Copies POM and sources, the POM as the invoker filled it in.
     *
     * @param name of a directory in this one
     */
    public Path copyTo(String name) throws IOException {
        Path target = path(name);
        for (Path source : List.of(path("pom.xml"), path("src"))) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = target.resolve(directory.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }

    /** Writes a small file of the project. */
    public void write(String relative, String text) throws IOException {
        Files.writeString(path(relative), text);
    }

    /** Types a line into a shell in the project's directory; it has to succeed. */
    public void shell(String line) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", line)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(shell.waitFor()).as("exit code of %s", line).isZero();
    }

    /** The port of the local database, which {@code db:start} has started. */
    public int localPort() {
        return Integer.parseInt(passwordLine()[1]);
    }

    /** The password of the local database, from the file that is meant for psql. */
    public String localPassword() {
        return passwordLine()[4];
    }

    /** PostgreSQL, "32.16. The Password File": host, port, database, user, password. */
    private String[] passwordLine() {
        return text(".db/local/pgpass").strip().split(":", 5);
    }

    /** A file of the project, as UTF-8. */
    public String text(String relative) {
        try {
            return Files.readString(path(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
