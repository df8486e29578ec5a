package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that is expensive to make, made once per machine: it is there whole or not at all, however many ask for
 * it at once, and it is made anew when it is found damaged.
 */
final class VerifiedDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(VerifiedDirectory.class);
    private static final String CONTENT = "content";
    private static final String MANIFEST = "manifest";

    private final Path entry;

    VerifiedDirectory(Path entry) {
        this.entry = entry;
    }

    /** Fills a directory that does not exist yet. */
    @FunctionalInterface
    interface Maker {
        void make(Path directory) throws IOException;
    }

    /** Returns the directory, sound; makes it first if need be. */
    Path get(Maker maker) throws IOException {
        if (Files.isDirectory(entry) && damage().isEmpty()) {
            return entry.resolve(CONTENT);
        }
        Files.createDirectories(parent());
        return new FileLockGate(beside(".lock")).pass(() -> {
            removeIfDamaged();
            if (!Files.isDirectory(entry)) {
                make(maker);
            }
            return entry.resolve(CONTENT);
        });
    }

    private void removeIfDamaged() throws IOException {
        if (!Files.isDirectory(entry)) {
            return;
        }
        Optional<String> damage = damage();
        if (damage.isPresent()) {
            LOG.warn("Rebuilding {}: {}", entry, damage.get());
            Path discarded = beside(".discarded");
            new FileTree(discarded).delete();
            Files.move(entry, discarded, StandardCopyOption.ATOMIC_MOVE);
            new FileTree(discarded).delete();
        }
    }

    private void make(Maker maker) throws IOException {
        Path unfinished = beside(".unfinished");
        new FileTree(unfinished).delete();
        FileTree.createPrivate(unfinished);
        try {
            Path content = unfinished.resolve(CONTENT);
            maker.make(content);
            Manifest.of(content).write(unfinished.resolve(MANIFEST));
            Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            new FileTree(unfinished).delete();
        }
    }

    private Optional<String> damage() {
        try {
            return Manifest.read(entry.resolve(MANIFEST)).firstDamage(entry.resolve(CONTENT));
        } catch (NoSuchFileException e) {
            return Optional.of("its list of files is missing");
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private Path beside(String suffix) {
        return parent().resolve(entry.getFileName() + suffix);
    }

    private Path parent() {
        Path parent = entry.toAbsolutePath().getParent();
        return parent == null ? entry.toAbsolutePath() : parent;
    }
}
