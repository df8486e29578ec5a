package io.github.dblifecycle.backup;

import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * What one stretch of the file will hold: filled by whoever reads its rows, emptied by the one who writes the file. Whoever
 * fills it waits while too much of it has not been written yet, which is what bounds the memory of a run.
 */
final class MemberQueue extends OutputStream {

    /** Stands behind the last member. */
    private static final GzipMember END = new GzipMember(new byte[0], 0, 0);

    private final Compressors compressors;
    private final BlockingQueue<Future<GzipMember>> members;
    private byte[] content = new byte[0];
    private int length;

    /** @param most members that may wait */
    MemberQueue(Compressors compressors, int most) {
        this.compressors = compressors;
        this.members = new ArrayBlockingQueue<>(most);
    }

    @Override
    public void write(int one) throws InterruptedIOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws InterruptedIOException {
        int from = offset;
        int left = count;
        while (left > 0) {
            if (content.length == 0) {
                content = compressors.buffer();
            }
            int taken = Math.min(left, content.length - length);
            System.arraycopy(bytes, from, content, length, taken);
            length += taken;
            from += taken;
            left -= taken;
            if (length == content.length) {
                pass();
            }
        }
    }

    private void pass() throws InterruptedIOException {
        put(compressors.compress(content, length));
        content = new byte[0];
        length = 0;
    }

    private void put(Future<GzipMember> member) throws InterruptedIOException {
        try {
            members.put(member);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the backup was given up");
        }
    }

    /** Says that nothing follows. */
    @Override
    public void close() throws InterruptedIOException {
        if (length > 0) {
            pass();
        }
        put(CompletableFuture.completedFuture(END));
    }

    /** Tells whoever empties it that there will be no more, and why. */
    void fail(Throwable cause) {
        try {
            put(CompletableFuture.failedFuture(cause));
        } catch (InterruptedIOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Waits for the next; to be asked until {@link #isEnd} is true of it. */
    Future<GzipMember> take() throws InterruptedException {
        return members.take();
    }

    static boolean isEnd(GzipMember member) {
        return member == END;
    }
}
