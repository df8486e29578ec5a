package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The content of members one after the other, while the next ones are unpacked. For one thread. */
final class MemberStream extends InputStream {

    private final MemberFile file;
    private final Executor threads;
    private final Deque<Future<MemberFile.Content>> ahead = new ArrayDeque<>();
    private final Deque<byte[]> buffers = new ArrayDeque<>();
    private final int most;
    private final int end;
    private final boolean first;
    private int asked;
    private int taken;
    private MemberFile.Content current = new MemberFile.Content(new byte[0], 0);
    private int at;
    private int skipped;

    /**
     * @param member where to begin
     * @param end the one behind the last
     * @param skipped bytes of its content that are left out
     * @param most members that are unpacked ahead
     * @param first whether this is the first to go through all of them, and remembers how long each is
     */
    MemberStream(MemberFile file, int member, int end, int skipped, Executor threads, int most, boolean first) {
        this.file = file;
        this.asked = member;
        this.taken = member;
        this.skipped = skipped;
        this.threads = threads;
        this.most = most;
        this.end = end;
        this.first = first;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == current.length()) {
            if (!next()) {
                return -1;
            }
        }
        int count = Math.min(length, current.length() - at);
        System.arraycopy(current.bytes(), at, bytes, offset, count);
        at += count;
        return count;
    }

    private boolean next() throws IOException {
        if (current.bytes().length > 0) {
            buffers.add(current.bytes());
        }
        while (ahead.size() < most && asked < end) {
            ahead.add(unpacking(asked++));
        }
        Future<MemberFile.Content> oldest = ahead.poll();
        if (oldest == null) {
            current = new MemberFile.Content(new byte[0], 0);
            at = 0;
            return false;
        }
        current = finished(oldest);
        if (first) {
            file.know(taken++, current.length());
        }
        at = Math.min(skipped, current.length());
        skipped = 0;
        return true;
    }

    private Future<MemberFile.Content> unpacking(int member) {
        byte @Nullable [] free = buffers.poll();
        byte[] buffer = free == null ? new byte[GzipMember.CONTENT + 1] : free;
        CompletableFuture<MemberFile.Content> content = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                content.complete(file.read(member, buffer));
            } catch (IOException | RuntimeException | Error e) {
                content.completeExceptionally(e);
            }
        });
        return content;
    }

    private static MemberFile.Content finished(Future<MemberFile.Content> content) throws IOException {
        try {
            return content.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a file was read");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        }
    }
}
