package io.github.dblifecycle.backup;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Makes gzip members on several threads. */
final class Compressors implements AutoCloseable {

    private final int level;
    private final ExecutorService threads;
    private final ConcurrentLinkedQueue<Deflater> deflaters = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<byte[]> buffers = new ConcurrentLinkedQueue<>();

    /** @param level 1 (fast) to 9 (small) */
    Compressors(int level, int threads) {
        this.level = level;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "db-compress-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Room for the content of one member, to be handed back to {@link #compress}. */
    byte[] buffer() {
        byte @Nullable [] used = buffers.poll();
        return used == null ? new byte[GzipMember.CONTENT] : used;
    }

    /** @param content a {@link #buffer()}, which is this object's again from now on */
    Future<GzipMember> compress(byte[] content, int length) {
        return threads.submit(() -> {
            @Nullable Deflater idle = deflaters.poll();
            Deflater deflater = idle == null ? new Deflater(level, true) : idle;
            GzipMember member = GzipMember.of(content, length, deflater);
            deflaters.add(deflater);
            buffers.add(content);
            return member;
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Deflater deflater = deflaters.poll(); deflater != null; deflater = deflaters.poll()) {
            deflater.end();
        }
    }
}
