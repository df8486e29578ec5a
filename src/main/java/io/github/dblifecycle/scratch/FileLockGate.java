package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one at a time through, over all processes of the machine and all threads of this JVM.
 *
 * <p>A file lock belongs to the whole JVM, and on POSIX closing any channel on the file gives it up. So threads must
 * queue before the file is opened, whichever class loader their copy of this class came from: an interned string is
 * the one object that all of them see.
 */
final class FileLockGate {

    private final Path file;
    private final Object turn;

    FileLockGate(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.turn = (FileLockGate.class.getName() + " " + this.file).intern();
    }

    /** What is done while the gate is held. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    /** Waits for its turn, however long that takes. */
    <T> T pass(Action<T> action) throws IOException {
        synchronized (turn) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock on " + file + " was lost");
                }
                return action.run();
            }
        }
    }
}
