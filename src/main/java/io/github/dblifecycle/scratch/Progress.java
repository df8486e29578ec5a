package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is being done if it is not done within two seconds; silent where everything is fast. */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private Progress() {}

    /** What may take long. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    static void during(String text, Step step) throws IOException {
        Executor soon = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);
        CompletableFuture<Void> message = CompletableFuture.runAsync(() -> LOG.info("{}…", text), soon);
        try {
            step.run();
        } finally {
            message.cancel(false);
        }
    }
}
