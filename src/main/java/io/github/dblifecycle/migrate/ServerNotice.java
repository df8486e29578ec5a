package io.github.dblifecycle.migrate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server says while a script runs. Each of its lines stands behind the script's own position, and holds nothing that
 * a terminal or the log of a build server would obey ({@code ##[}, {@code ##vso[}, {@code ##teamcity[}).
 */
final class ServerNotice {

    private static final Logger LOG = LoggerFactory.getLogger(ServerNotice.class);

    private ServerNotice() {}

    /** @param position of the statement that runs */
    static void tell(Object position, String message) {
        for (String line : message.split("\\R", -1)) {
            LOG.info("{}: {}", position, line(line));
        }
    }

    static String line(String line) {
        return LiveRunner.printable(line).replace("##", "# #");
    }
}
