package io.github.dblifecycle.scratch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes something when the JVM ends before it was closed, for example at Ctrl-C. */
final class ShutdownClose {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownClose.class);

    private final Thread hook;

    private ShutdownClose(Thread hook) {
        this.hook = hook;
    }

    static ShutdownClose of(ScratchServer server) {
        Thread hook = new Thread(
                () -> {
                    try {
                        server.close();
                    } catch (ScratchException e) {
                        LOG.warn("{}", e.getMessage());
                    }
                },
                "db-scratch-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        return new ShutdownClose(hook);
    }

    /** Without effect once the JVM is ending. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.trace("the JVM is ending", ending);
        }
    }
}
