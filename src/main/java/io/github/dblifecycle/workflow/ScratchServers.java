package io.github.dblifecycle.workflow;

import io.github.dblifecycle.scratch.ScratchException;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The scratch servers of a build, one for each major version that is asked for, and the schemas that were made on them.
 * Whoever runs several goals hands the same one to all of them: then a server starts once, and a schema whose files did not
 * change is made once. Any thread may use it. Nothing is left of it once it is closed.
 */
public final class ScratchServers implements AutoCloseable {

    /** A server of the user's is the same for every major version. */
    private static final int ANY_MAJOR = 0;

    private final IntFunction<ScratchSettings> settings;
    private final Map<Integer, ScratchServer> servers = new TreeMap<>();
    private final Map<String, Making> made = new HashMap<>();
    private boolean closed;

    /** @param settings on which server databases of a major version are to be created */
    public ScratchServers(IntFunction<ScratchSettings> settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * The server for a major version, started if it does not run yet. One of the user's may be of another.
     *
     * @throws ScratchException where there is none to be had
     */
    synchronized ScratchServer server(int major) {
        if (closed) {
            throw new IllegalStateException("the scratch servers are closed");
        }
        ScratchSettings wanted = settings.apply(major);
        int key = wanted instanceof ScratchSettings.UserServer ? ANY_MAJOR : major;
        ScratchServer running = servers.get(key);
        if (running == null) {
            running = ScratchServer.start(wanted);
            servers.put(key, running);
        }
        return running;
    }

    /** Whether the server is our own, which nobody else sees. */
    boolean areOurs(int major) {
        return settings.apply(major) instanceof ScratchSettings.Embedded;
    }

    /**
     * What was made of this content before, else what the maker makes of it. Two threads that ask for the same wait for
     * each other; one that failed is tried again.
     *
     * @param content tells apart whatever may come out differently
     */
    MadeSchema made(String content, Maker maker) throws SQLException, SourceException {
        Making making;
        synchronized (this) {
            making = made.computeIfAbsent(content, none -> new Making());
        }
        synchronized (making) {
            MadeSchema schema = making.schema;
            if (schema == null) {
                schema = maker.make();
                making.schema = schema;
            }
            return schema;
        }
    }

    /** Stops all servers; the first failure is thrown when all have been tried. */
    @Override
    public synchronized void close() {
        closed = true;
        Optional<ScratchException> failure = Optional.empty();
        for (ScratchServer server : servers.values()) {
            try {
                server.close();
            } catch (ScratchException e) {
                failure.ifPresent(first -> first.addSuppressed(e));
                failure = failure.or(() -> Optional.of(e));
            }
        }
        servers.clear();
        made.clear();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Makes a schema. */
    interface Maker {
        MadeSchema make() throws SQLException, SourceException;
    }

    /** A schema that is being made, or was. */
    private static final class Making {
        private @Nullable MadeSchema schema;
    }
}
