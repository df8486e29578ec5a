package io.github.dblifecycle.mojo;

import io.github.dblifecycle.scratch.ScratchException;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.workflow.ScratchServers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * The scratch servers of a build. They are started when first asked for, shared by all executions in all modules, and
 * stopped when Maven says that the session has ended, which it does after a failure too. Where a JVM ends without that,
 * each server stops by itself.
 */
final class SessionServers {

    private static final String SESSION_ENDED = "sessionEnded";

    private final Map<String, ScratchServers> servers = new TreeMap<>();
    private final Log log;

    private SessionServers(Log log) {
        this.log = log;
    }

    /**
     * Those of this build.
     *
     * @param key tells settings apart
     * @param settings on which server databases of a major version are to be created
     */
    static ScratchServers of(MavenSession session, Log log, String key, IntFunction<ScratchSettings> settings) {
        SessionServers all;
        SessionData data = session.getRepositorySession().getData();
        synchronized (SessionServers.class) {
            if (data.get(SessionServers.class) instanceof SessionServers known) {
                all = known;
            } else {
                all = new SessionServers(log);
                data.set(SessionServers.class, all);
                all.closeAtTheEndOf(session);
            }
        }
        return all.get(key, settings);
    }

    private synchronized ScratchServers get(String key, IntFunction<ScratchSettings> settings) {
        return servers.computeIfAbsent(key, none -> new ScratchServers(settings));
    }

    /** A plugin has no say at the end of a session, but the listener that shows the build's progress has. */
    private void closeAtTheEndOf(MavenSession session) {
        @Nullable ExecutionListener listener = session.getRequest().getExecutionListener();
        ExecutionListener closing = (ExecutionListener) Proxy.newProxyInstance(
                SessionServers.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals(SESSION_ENDED)) {
                        close();
                    }
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> SessionServers.class.getSimpleName();
                        };
                    }
                    return listener == null ? null : call(() -> method.invoke(listener, arguments));
                });
        session.getRequest().setExecutionListener(closing);
    }

    private static @Nullable Object call(Invocation invocation) throws Throwable {
        try {
            return invocation.run();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private synchronized void close() {
        servers.values().forEach(one -> {
            try {
                one.close();
            } catch (ScratchException e) {
                log.warn(e.getMessage());
            }
        });
        servers.clear();
    }

    /** A call by reflection. */
    private interface Invocation {
        @Nullable
        Object run() throws ReflectiveOperationException;
    }
}
