package io.github.dblifecycle.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the Maven that runs the integration tests once more, where the invoker cannot: beside an invocation of its own,
 * or with values that are known only when a server runs. It needs no repository but the one the invoker has filled.
 */
public final class Maven {

    private final File localRepository;
    private final Path settings;

    /**
     * @param localRepository what the invoker has filled
     * @param basedir of the project whose script this is; the invoker's settings.xml lies beside it
     */
    public Maven(File localRepository, File basedir) {
        this.localRepository = localRepository;
        this.settings = basedir.toPath().resolveSibling("interpolated-settings.xml");
    }

    /**
     * Starts a build.
     *
     * @param log everything it says, written over what is there
     * @param environment variables in addition to those of this process
     */
    public Process start(Path directory, Path log, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
        command.addAll(List.of(arguments));
        // Behind the arguments, because the first -s counts.
        command.addAll(List.of("-B", "-o", "-Dstyle.color=never", "-s", settings.toString()));
        command.add("-Dmaven.repo.local=" + localRepository);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a build to its end and tells its exit code. */
    public int run(Path directory, Path log, Map<String, String> environment, String... arguments)
            throws InterruptedException {
        return start(directory, log, environment, arguments).waitFor();
    }
}
