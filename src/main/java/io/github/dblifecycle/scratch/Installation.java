package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The unpacked programs of one release, ready to be run. */
record Installation(PostgresRelease release, Platform platform, ServerAccount account, Path directory) {

    Installation {
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(directory, "directory");
    }

    /** The command line that runs one of the programs, as the account that may. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(account.prefix());
        command.add(directory
                .resolve("bin")
                .resolve(platform.windows() ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        return command;
    }

    ProgramRun run(String program, List<String> arguments) throws IOException {
        return ProgramRun.of(command(program, arguments), Duration.ofMinutes(3));
    }
}
