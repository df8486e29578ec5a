package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a run and its server, and lets the network fail: by cutting it, or by swallowing what is sent. */
public final class FaultProxy implements AutoCloseable {

    private final Database behind;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesUntilCut = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong answersUntilCut = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong bytesUntilSwallow = new AtomicLong(Long.MAX_VALUE);
    private final Semaphore never = new Semaphore(0);
    private volatile boolean black;
    private volatile boolean refusing;
    private volatile int delayMilliseconds;

    public FaultProxy(Database behind) throws IOException {
        this(behind, InetAddress.getLoopbackAddress(), 0);
    }

    /** At an address and port of this machine. */
    public FaultProxy(Database behind, InetAddress address, int port) throws IOException {
        this.behind = behind;
        this.listener = new ServerSocket(port, 50, address);
        start(this::accept);
    }

    /** The same database by way of this proxy. */
    public Database database() {
        DatabaseUrl direct = behind.url();
        HostAndPort here = new HostAndPort(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
        return new Database(
                new DatabaseUrl(java.util.List.of(here), direct.database(), direct.parameters()),
                behind.user(),
                behind.password());
    }

    /** From now on nothing gets through, and nobody is told. */
    void swallow() {
        black = true;
    }

    /** Cuts all connections now. */
    public void cut() {
        sockets.forEach(FaultProxy::close);
        sockets.clear();
    }

    /** Cuts all connections once the client has sent so many bytes more, in the middle of whatever that is. */
    public void cutAfter(long bytes) {
        bytesUntilCut.set(bytes);
    }

    /** Cuts all connections once the server has sent so many bytes more: what they answered is done, and nobody is told. */
    public void cutAfterAnswers(long bytes) {
        answersUntilCut.set(bytes);
    }

    /** As {@link #swallow()}, once the client has sent so many bytes more. */
    void swallowAfter(long bytes) {
        bytesUntilSwallow.set(bytes);
    }

    /** How long everything takes to get through, each time. */
    void delay(int milliseconds) {
        delayMilliseconds = milliseconds;
    }

    /** Whether new connections are refused. */
    void refuse(boolean wanted) {
        refusing = wanted;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (refusing) {
                    client.close();
                    continue;
                }
                HostAndPort host = behind.url().hosts().get(0);
                Socket server = new Socket(host.host(), host.port());
                sockets.add(client);
                sockets.add(server);
                start(() -> pipe(client, server, true));
                start(() -> pipe(server, client, false));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    cut();
                }
            }
        }
    }

    private void pipe(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (counted && bytesUntilSwallow.addAndGet(-read) < 0) {
                    black = true;
                }
                if (black) {
                    never.acquireUninterruptibly();
                }
                AtomicLong untilCut = counted ? bytesUntilCut : answersUntilCut;
                if (untilCut.addAndGet(-read) < 0) {
                    untilCut.set(Long.MAX_VALUE);
                    cut();
                    return;
                }
                if (delayMilliseconds > 0) {
                    never.tryAcquire(delayMilliseconds, TimeUnit.MILLISECONDS);
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // the other side is gone, and so is this one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!black) {
                close(from);
                close(to);
            }
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
