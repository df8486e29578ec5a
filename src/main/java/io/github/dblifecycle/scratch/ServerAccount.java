package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * As whom the server runs. PostgreSQL refuses to run as root ("18.1. The PostgreSQL User Account"), which is what many
 * a container runs as.
 *
 * @param prefix what a command line begins with so that the program does not see itself as root; mostly empty
 * @param user the number of the user to whom the data directory must belong; empty where it is the JVM's own
 */
record ServerAccount(List<String> prefix, OptionalInt user) {

    private static final int NOBODY = 65534;

    /** In a user namespace of its own root is nobody, yet may touch root's files. Needs leave to make namespaces. */
    static final ServerAccount NAMESPACE = new ServerAccount(List.of("unshare", "-U"), OptionalInt.of(0));

    /**
     * Another user, who may read what root may read, because the programs can lie below root's home. Without the
     * secure bit, access(2) would not count that (capabilities(7)), and the server would not find itself.
     */
    static final ServerAccount OTHER_USER = new ServerAccount(
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--securebits=+no_setuid_fixup",
                    "--inh-caps=-all,+dac_read_search",
                    "--ambient-caps=-all,+dac_read_search"),
            OptionalInt.of(NOBODY));

    private static final ServerAccount SAME = new ServerAccount(List.of(), OptionalInt.empty());

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** @throws ScratchException when this is root and there is no way not to be */
    static ServerAccount choose(Platform platform) throws IOException {
        if (platform.windows()
                || !ProgramRun.of(List.of("id", "-u"), Duration.ofSeconds(10))
                        .output()
                        .equals("0")) {
            return SAME;
        }
        for (ServerAccount candidate : List.of(NAMESPACE, OTHER_USER)) {
            if (ProgramRun.succeeds(candidate.command(List.of("true")))) {
                return candidate;
            }
        }
        throw new ScratchException(
                "PostgreSQL does not run as root, and neither `unshare -U` nor `setpriv` works here to"
                        + " start it as somebody else. Run the build as another user, or install util-linux (for setpriv),"
                        + " or allow user namespaces, or set db.scratchUrl to a server of your own.");
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Gives a tree to the server; needed before every start, because the account may be another than last time. */
    void own(Path tree) throws IOException {
        if (user.isPresent()) {
            new FileTree(tree).giveTo(user.getAsInt());
        }
    }
}
