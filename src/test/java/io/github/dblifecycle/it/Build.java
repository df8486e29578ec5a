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

    /** A file of the project, as UTF-8. */
    public String text(String relative) {
        try {
            return Files.readString(path(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
