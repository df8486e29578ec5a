package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.AppliedText;
import io.github.dblifecycle.migrate.HistoryEntry;
import io.github.dblifecycle.migrate.MigrationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The scripts as a database was migrated with them: where one was edited or is gone since, what git has of it, in a copy of
 * the project's script directories. The project itself is not touched; the copy is gone once this is closed.
 */
final class AppliedScripts implements AutoCloseable {

    /**
     * What git knows of a script as it was applied.
     *
     * @param commit the first that had it, as git abbreviates it
     * @param path as a user in the project types it
     * @param edit what became of it since; empty where there is no such script today
     */
    record Restored(String commit, String path, Optional<ScriptEdit> edit) {}

    private final MigrationSettings settings;
    private final Map<Integer, Restored> restored;
    private final Optional<Path> copy;
    private final Optional<String> unavailable;

    private AppliedScripts(
            MigrationSettings settings,
            Map<Integer, Restored> restored,
            Optional<Path> copy,
            Optional<String> unavailable) {
        this.settings = settings;
        this.restored = restored;
        this.copy = copy;
        this.unavailable = unavailable;
    }

    /** @param texts tells which of several texts was applied */
    static AppliedScripts of(MigrationSettings settings, List<HistoryEntry> entries, AppliedText texts) {
        List<HistoryEntry> lost = entries.stream()
                .filter(entry -> (entry.edited() || entry.missing())
                        && entry.appliedChecksum().isPresent())
                .toList();
        if (lost.isEmpty()) {
            return new AppliedScripts(settings, Map.of(), Optional.empty(), Optional.empty());
        }
        try {
            GitSource git = GitSource.around(settings.layout().directory());
            Map<Integer, Restored> restored = new TreeMap<>();
            Map<Path, byte[]> files = new TreeMap<>();
            for (HistoryEntry entry : lost) {
                find(git, entry, texts).ifPresent(version -> {
                    Path file = place(settings, entry, git, version);
                    files.put(file, version.content());
                    restored.put(
                            entry.migration().applied().orElseThrow().rank(),
                            new Restored(
                                    git.introducedBy(version),
                                    git.asTyped(version.path()),
                                    edit(settings.layout().directory(), entry, version)));
                });
            }
            Optional<String> shallow = git.isShallow()
                    ? Optional.of("this git repository was fetched without its whole history (in CI: fetch-depth: 0)")
                    : Optional.empty();
            if (files.isEmpty()) {
                return new AppliedScripts(settings, restored, Optional.empty(), shallow);
            }
            Path copy = Files.createTempDirectory("db-applied");
            return new AppliedScripts(copied(settings, copy, files), restored, Optional.of(copy), shallow);
        } catch (GitException e) {
            return new AppliedScripts(settings, Map.of(), Optional.empty(), Optional.of(e.problem()));
        } catch (IOException e) {
            throw new UncheckedIOException("the applied scripts cannot be copied to a directory of their own", e);
        }
    }

    private static Optional<FileVersion> find(GitSource git, HistoryEntry entry, AppliedText texts) {
        String name = Path.of(entry.migration().script()).getFileName().toString();
        List<FileVersion> versions = git.versions(name);
        return texts.find(
                        versions.stream().map(FileVersion::content).toList(),
                        entry.migration().version().isEmpty(),
                        entry.appliedChecksum().orElseThrow())
                .flatMap(found -> versions.stream()
                        .filter(version -> Arrays.equals(version.content(), found))
                        .findFirst());
    }

    /** Where it lies now, else where it lay, else where any other migration lies. */
    private static Path place(MigrationSettings settings, HistoryEntry entry, GitSource git, FileVersion version) {
        Path project = settings.layout().directory();
        if (entry.script().isPresent()) {
            return project.resolve(entry.script().get().file()).normalize();
        }
        Path then = project.resolve(git.asTyped(version.path())).normalize();
        List<Path> directories = settings.locations().directories();
        return directories.stream().anyMatch(then::startsWith) || directories.isEmpty()
                ? then
                : directories.get(0).resolve(Objects.requireNonNull(then.getFileName()));
    }

    private static Optional<ScriptEdit> edit(Path project, HistoryEntry entry, FileVersion version) {
        if (entry.script().isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] now = Files.readAllBytes(project.resolve(entry.script().get().file()));
            return Optional.of(ScriptEdit.of(
                    new String(version.content(), StandardCharsets.UTF_8), new String(now, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static MigrationSettings copied(MigrationSettings settings, Path copy, Map<Path, byte[]> files)
            throws IOException {
        Path root = Objects.requireNonNull(settings.layout().directory().getRoot());
        List<Path> sources = new ArrayList<>(settings.locations().directories());
        for (Path directory : sources) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    write(copy.resolve(root.relativize(file).toString()), Files.readAllBytes(file));
                }
            }
        }
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            write(copy.resolve(root.relativize(file.getKey()).toString()), file.getValue());
        }
        return settings.movedTo(root, copy);
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }

    /** Where the scripts as they were applied are, as far as they could be had. */
    MigrationSettings settings() {
        return settings;
    }

    /** What git knows of a script that is not what was applied; empty if it is, or if git does not know. */
    Optional<Restored> restored(HistoryEntry entry) {
        return entry.migration().applied().flatMap(applied -> Optional.ofNullable(restored.get(applied.rank())));
    }

    /** Why git could not be asked, or not be asked everything. */
    Optional<String> unavailable() {
        return unavailable;
    }

    @Override
    public void close() {
        if (copy.isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.walk(copy.get())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary directory " + copy.get() + " cannot be removed", e);
        }
    }
}
