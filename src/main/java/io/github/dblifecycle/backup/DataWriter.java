package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.ConnectionFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the sources of a backup on several connections, compresses them on several threads, and writes them in their order.
 * A reader that is ahead of the writer waits once it has filled its share of the memory.
 */
final class DataWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataWriter.class);

    /** Members that wait to be written, of all readers together. */
    private static final int MOST_WAITING = 64;

    /** Waiting members may take a fifth of the heap: beside them there are rows, and much is garbage already. */
    private static final long HEAP_FOR_ONE = 5L * (1 << 20) * 2;

    private final BackupSnapshot snapshot;
    private final BackupFile file;
    private final Compressors compressors;
    private final BackupListener listener;
    private final BlockingQueue<MemberQueue> started = new LinkedBlockingQueue<>();
    private final Reading reading = new Reading();
    private final Map<String, RowSum> sums = Collections.synchronizedMap(new TreeMap<>());
    private int next;
    private long contentBytes;

    DataWriter(BackupSnapshot snapshot, BackupFile file, Compressors compressors, BackupListener listener) {
        this.snapshot = snapshot;
        this.file = file;
        this.compressors = compressors;
        this.listener = listener;
    }

    /** Statements between or around the rows. */
    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int start = 0; start < bytes.length; start += GzipMember.CONTENT) {
            int length = Math.min(GzipMember.CONTENT, bytes.length - start);
            byte[] content = compressors.buffer();
            System.arraycopy(bytes, start, content, 0, length);
            write(finished(compressors.compress(content, length)));
        }
    }

    private void write(GzipMember member) {
        file.write(member);
        contentBytes += member.contentLength();
    }

    /** What was written so far, unpacked. */
    long contentBytes() {
        return contentBytes;
    }

    /**
     * Reads and writes all of them.
     *
     * @return what was read, by what it belongs to
     */
    Map<String, RowSum> sources(List<Source> sources, int readers) throws SQLException, IOException {
        if (sources.isEmpty()) {
            return Map.of();
        }
        List<Connection> connections = connections(Math.min(readers, sources.size()));
        long whole = sources.stream().mapToLong(Source::bytes).sum();
        int share = (int) Math.max(
                2, Math.min(MOST_WAITING, Runtime.getRuntime().maxMemory() / HEAP_FOR_ONE) / connections.size());
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(connections.size(), task -> {
            Thread thread = new Thread(task, "db-read-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        boolean complete = false;
        try {
            for (Connection connection : connections) {
                threads.execute(() -> read(connection, sources, share));
            }
            for (int i = 0; i < sources.size(); i++) {
                drain(started.take(), whole);
            }
            complete = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the backup was interrupted");
        } finally {
            threads.shutdownNow();
            if (!complete) {
                snapshot.abort();
            }
        }
        return new TreeMap<>(sums);
    }

    /** One is enough; where the server gives no more, there are no more. */
    private List<Connection> connections(int wanted) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            try {
                connections.add(snapshot.reader());
            } catch (ConnectionFailure e) {
                if (connections.isEmpty() || e.reason() != ConnectionFailure.Reason.TOO_MANY_CONNECTIONS) {
                    throw e;
                }
                LOG.warn(
                        "the server has room for {} of {} connections that read; the backup takes longer",
                        connections.size(),
                        wanted);
                break;
            }
        }
        return connections;
    }

    private void read(Connection connection, List<Source> sources, int share) {
        while (true) {
            MemberQueue queue = new MemberQueue(compressors, share);
            int index;
            synchronized (started) {
                if (next == sources.size()) {
                    return;
                }
                index = next++;
                started.add(queue);
            }
            try {
                Source source = sources.get(index);
                source.read(snapshot, connection, queue, reading)
                        .forEach((name, sum) -> sums.merge(name, sum, RowSum::plus));
                reading.finished(source.bytes());
                queue.close();
            } catch (InterruptedIOException e) {
                return;
            } catch (SQLException | IOException | RuntimeException | Error e) {
                queue.fail(e);
                return;
            }
        }
    }

    private void drain(MemberQueue queue, long whole) throws IOException, InterruptedException {
        while (true) {
            GzipMember member = finished(queue.take());
            if (MemberQueue.isEnd(member)) {
                return;
            }
            write(member);
            listener.progress(new BackupListener.Progress(
                    reading.rows(), reading.bytes(), Math.min(reading.done(), whole), whole, file.length()));
        }
    }

    private static GzipMember finished(Future<GzipMember> member) throws IOException {
        try {
            return member.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the backup was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BackupException known) {
                throw known;
            }
            throw new ReadFailure(e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public void close() {
        compressors.close();
    }

    /** What a reader met with, on its way to the one who writes. */
    static final class ReadFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Throwable reason;

        ReadFailure(Throwable cause) {
            super(cause);
            this.reason = cause;
        }

        Throwable reason() {
            return reason;
        }
    }
}
