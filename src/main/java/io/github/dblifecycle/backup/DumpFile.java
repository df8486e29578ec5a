package io.github.dblifecycle.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** A file with a backup in it, packed or not, that stays open from its check to the end of its restore. */
final class DumpFile implements AutoCloseable {

    private static final int BUFFER = 1 << 18;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    /** Members that are unpacked ahead of whoever checks them. */
    private static final int AHEAD = 2 * Math.min(THREADS, 4);

    /** Those ahead of one who loads them, of whom there are several. */
    private static final int AHEAD_OF_ONE = 3;

    private final FileChannel channel;
    private final boolean packed;
    private final Optional<MemberFile> members;
    private final Optional<String> sha256;
    private boolean ours;
    private OptionalLong most = OptionalLong.empty();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "db-unpack");
        thread.setDaemon(true);
        return thread;
    });

    private DumpFile(FileChannel channel, boolean packed, Optional<MemberFile> members, Optional<String> sha256) {
        this.channel = channel;
        this.packed = packed;
        this.members = members;
        this.sha256 = sha256;
    }

    /** @param summed whether to compute its SHA-256 */
    static DumpFile open(Path file, boolean summed) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ByteBuffer head = ByteBuffer.allocate(GzipMember.HEADER.length);
            while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {}
            byte[] bytes = head.array();
            boolean members = Arrays.equals(bytes, GzipMember.HEADER);
            Optional<MessageDigest> digest = summed ? Optional.of(BackupFile.sha256()) : Optional.empty();
            long[] starts = members || summed ? starts(channel, digest) : new long[0];
            return new DumpFile(
                    channel,
                    bytes[0] == GzipMember.HEADER[0] && bytes[1] == GzipMember.HEADER[1],
                    members ? Optional.of(new MemberFile(channel, starts)) : Optional.empty(),
                    digest.map(sum -> HexFormat.of().formatHex(sum.digest())));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Where members may begin, and where the file ends. */
    private static long[] starts(FileChannel channel, Optional<MessageDigest> digest) throws IOException {
        LongStream.Builder starts = LongStream.builder();
        byte[] bytes = new byte[BUFFER];
        int kept = 0;
        long position = 0;
        while (true) {
            ByteBuffer room = ByteBuffer.wrap(bytes, kept, bytes.length - kept);
            int count = channel.read(room, position);
            if (count < 0) {
                return starts.add(position).build().toArray();
            }
            int read = count;
            int before = kept;
            digest.ifPresent(sum -> sum.update(bytes, before, read));
            int length = kept + count;
            GzipMember.headers(bytes, length, position - kept, starts);
            position += count;
            kept = Math.min(length, GzipMember.HEADER.length - 1);
            System.arraycopy(bytes, length - kept, bytes, 0, kept);
        }
    }

    Optional<String> sha256() {
        return sha256;
    }

    long size() throws IOException {
        return channel.size();
    }

    /**
     * Says that db:backup wrote it: then its members are exactly as that writes them, and several threads unpack them.
     *
     * @throws IOException where they are not
     */
    void requireOurs() throws IOException {
        if (packed && members.isEmpty()) {
            throw new IOException("it was not packed by db:backup, or the beginning of the file is damaged; if somebody"
                    + " packed it anew, unpack it (gunzip), as it is read unpacked too");
        }
        if (members.isPresent()) {
            members.get().measure();
        }
        ours = true;
    }

    /** Whether places in it can be gone to without unpacking what is before them. */
    boolean hasMembers() {
        return ours && members.isPresent();
    }

    /** As {@link #content()}, for one who passes over most of it. */
    InputStream sparseContent() {
        return members.orElseThrow().content(threads, 1);
    }

    /** What it holds at its beginning. */
    byte[] head(int length) throws IOException {
        try (InputStream content = packed ? new StrictGunzip(raw(0), Long.MAX_VALUE) : raw(0)) {
            return content.readNBytes(length);
        }
    }

    /** What it may hold at most when unpacked, where that is known. */
    void holdsAtMost(long bytes) {
        most = OptionalLong.of(bytes);
    }

    /** What it holds, from the beginning. */
    InputStream content() throws IOException {
        if (ours && members.isPresent()) {
            return members.get().content(threads, AHEAD);
        }
        return packed ? new StrictGunzip(raw(0), most()) : raw(0);
    }

    private long most() throws IOException {
        return most.orElse(Math.max(StrictGunzip.HARMLESS, size() * StrictGunzip.GROWTH));
    }

    /**
     * What it holds from a place in it on.
     *
     * @param end nothing behind it is wanted
     */
    InputStream contentFrom(long offset, long end) throws IOException {
        if (ours && members.isPresent()) {
            return members.get().contentFrom(offset, end, threads, AHEAD_OF_ONE);
        }
        InputStream content = packed ? content() : raw(offset);
        content.skipNBytes(packed ? offset : 0);
        return content;
    }

    /** The channel stays open when this is closed, as others read from it too. */
    private InputStream raw(long offset) {
        return new BufferedInputStream(
                new InputStream() {
                    private long position = offset;

                    @Override
                    public int read() throws IOException {
                        byte[] one = new byte[1];
                        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        int count = channel.read(ByteBuffer.wrap(bytes, from, length), position);
                        position += Math.max(count, 0);
                        return count;
                    }
                },
                BUFFER);
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        channel.close();
    }
}
