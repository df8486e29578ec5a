package io.github.dblifecycle.workflow;

import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A scratch server on its way up while its caller does what needs none. Closed in any case, started or not. */
final class StartingServer implements AutoCloseable {

    private final FutureTask<ScratchServer> task;

    private StartingServer(FutureTask<ScratchServer> task) {
        this.task = task;
    }

    static StartingServer start(ScratchSettings settings) {
        FutureTask<ScratchServer> task = new FutureTask<>(() -> ScratchServer.start(settings));
        Thread thread = new Thread(task, "db-scratch-start");
        thread.setDaemon(true);
        thread.start();
        return new StartingServer(task);
    }

    /** Waits until it is up; throws what kept it from starting. */
    ScratchServer server() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the scratch server did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the scratch server was started", e);
        }
    }

    /** Waits for a start under way, so that nothing is left behind. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            task.get().close();
        } catch (ExecutionException | InterruptedException e) {
            interrupted |= e instanceof InterruptedException;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
