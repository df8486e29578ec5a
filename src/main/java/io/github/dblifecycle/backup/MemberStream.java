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

/**
 * The content of members one after the other, while the next ones are unpacked; those that are skipped as a whole are not.
 * For one thread.
 */
final class MemberStream extends InputStream {

    private static final MemberFile.Content NONE = new MemberFile.Content(new byte[0], 0);

    private final MemberFile file;
    private final Executor threads;
    private final Deque<Future<MemberFile.Content>> ahead = new ArrayDeque<>();
    private final Deque<byte[]> buffers = new ArrayDeque<>();
    private final int most;
    private final int end;
    private int asked;
    private int next;
    private MemberFile.Content current = NONE;
    private int at;

    /**
     * @param member where to begin
     * @param end the one behind the last
     * @param most members that are unpacked ahead
     */
    MemberStream(MemberFile file, int member, int end, Executor threads, int most) {
        this.file = file;
        this.asked = member;
        this.next = member;
        this.threads = threads;
        this.most = most;
        this.end = end;
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

    /** Goes to the end of the content at most. */
    @Override
    public long skip(long count) throws IOException {
        int here = current.length() - at;
        if (count <= here) {
            at += (int) Math.max(0, count);
            return Math.max(0, count);
        }
        long from = file.contentStart(next) - here;
        long to = Math.min(file.contentStart(end), from + count);
        int member = to == file.contentStart(end) ? end : file.memberAt(to);
        for (; next < Math.min(member, asked); next++) {
            ahead.remove();
        }
        next = member;
        asked = Math.max(asked, member);
        release();
        int rest = (int) (to - file.contentStart(member));
        if (rest > 0 && next()) {
            at = rest;
        }
        return to - from;
    }

    private void release() {
        if (current.bytes().length > 0) {
            buffers.add(current.bytes());
        }
        current = NONE;
        at = 0;
    }

    private boolean next() throws IOException {
        release();
        while (ahead.size() < most && asked < end) {
            ahead.add(unpacking(asked++));
        }
        Future<MemberFile.Content> oldest = ahead.poll();
        if (oldest == null) {
            return false;
        }
        current = finished(oldest);
        next++;
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
