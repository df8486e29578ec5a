package io.github.dblifecycle.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backups of an environment. Deletes only what was written here: files of the right name, with a sidecar that says so,
 * and unfinished ones that no run holds.
 */
public final class BackupDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(BackupDirectory.class);

    /** Of files that stand beside a backup, those that another ends with after it. */
    private static final List<String> ENDINGS =
            List.of(BackupFile.SIDECAR + BackupFile.PART, BackupFile.SIDECAR, BackupFile.PART);

    private final Path directory;
    private final BackupName name;

    public BackupDirectory(Path directory, BackupName name) {
        this.directory = directory;
        this.name = name;
    }

    /** One backup. */
    public record Found(Path file, Instant time, BackupFacts facts) {}

    /** Those with a sidecar of this environment, newest first. */
    public List<Found> backups() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path file : files()) {
            Optional<Instant> time = name.time(file.getFileName().toString());
            Optional<BackupFacts> facts = time.isPresent() ? BackupFacts.of(file) : Optional.empty();
            if (facts.isPresent()
                    && facts.get().environment().equals(name.environment())
                    && facts.get().file().equals(file.getFileName().toString())) {
                found.add(new Found(file, time.get(), facts.get()));
            }
        }
        found.sort(Comparator.comparing(Found::time).thenComparing(Found::file).reversed());
        return found;
    }

    /**
     * Deletes backups that are not among the newest, or too old; the newest stays.
     *
     * @param keep how many stay; 0 for all
     * @param keepFor how old one may become; empty for any age
     * @return what was deleted
     */
    public List<Path> prune(int keep, Optional<Duration> keepFor, Instant now) throws IOException {
        List<Path> deleted = new ArrayList<>();
        List<Found> backups = backups();
        for (int i = 1; i < backups.size(); i++) {
            Found backup = backups.get(i);
            boolean tooMany = keep > 0 && i >= keep;
            boolean tooOld =
                    keepFor.filter(age -> backup.time().plus(age).isBefore(now)).isPresent();
            if (tooMany || tooOld) {
                Files.delete(backup.file());
                Files.deleteIfExists(BackupFile.beside(backup.file(), BackupFile.SIDECAR));
                deleted.add(backup.file());
            }
        }
        return deleted;
    }

    /** Deletes what runs left that were killed. */
    public void sweep() throws IOException {
        Set<Path> backups = new TreeSet<>();
        for (Path file : files()) {
            backup(file.getFileName().toString()).ifPresent(name -> backups.add(directory.resolve(name)));
        }
        for (Path backup : backups) {
            sweep(backup);
        }
    }

    /** A run that lives holds the sidecar, which changes its name before the backup does: so it is looked for in that order. */
    private static void sweep(Path backup) throws IOException {
        Path part = BackupFile.beside(backup, BackupFile.PART);
        Path facts = BackupFile.beside(backup, BackupFile.SIDECAR + BackupFile.PART);
        Path named = BackupFile.beside(backup, BackupFile.SIDECAR);
        boolean whole = Files.exists(backup) && !Files.exists(part) && !Files.exists(facts);
        if (whole || isHeld(facts) || isHeld(named)) {
            return;
        }
        if (Files.deleteIfExists(part)) {
            LOG.info("{} was left behind by a run that was killed, and is deleted", backup);
        }
        Files.deleteIfExists(facts);
        if (!Files.exists(backup)) {
            Files.deleteIfExists(named);
        }
    }

    /** The backup that a file is an unfinished part or the sidecar of. */
    private Optional<String> backup(String file) {
        return ENDINGS.stream()
                .filter(file::endsWith)
                .map(ending -> file.substring(0, file.length() - ending.length()))
                .filter(backup -> name.time(backup).isPresent())
                .findFirst();
    }

    private static boolean isHeld(Path facts) {
        try (FileChannel channel = FileChannel.open(facts, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            LOG.debug("{} cannot be locked here", facts, e);
            return true;
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
