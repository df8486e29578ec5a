package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ProjectScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The migration scripts of a branch and of the branch it is to go into: here, where the two parted, and there. What is not
 * committed counts as the branch's. Copies of the scripts lie in a temporary directory until this is closed.
 */
final class BaseScripts implements AutoCloseable {

    private final String ref;
    private final MigrationSettings settings;
    private final GitSource git;
    private final String base;
    private final MigrationSettings partedSettings;
    private final Path copies;
    private final Map<String, ProjectScript> here;
    private final Map<String, ProjectScript> parted;
    private final Map<String, ProjectScript> there;

    private BaseScripts(
            String ref,
            MigrationSettings settings,
            GitSource git,
            String base,
            MigrationSettings partedSettings,
            Path copies,
            List<ProjectScript> here,
            List<ProjectScript> there) {
        this.ref = ref;
        this.settings = settings;
        this.git = git;
        this.base = base;
        this.partedSettings = partedSettings;
        this.copies = copies;
        this.here = byIdentity(here);
        this.parted = byIdentity(ProjectScript.of(partedSettings));
        this.there = byIdentity(there);
    }

    /**
     * Looks at all three.
     *
     * @param ref the branch it is to go into, like {@code origin/main}
     * @throws GitException where the repository does not have it
     */
    static BaseScripts of(MigrationSettings settings, String ref) {
        GitSource git = GitSource.around(settings.layout().directory());
        String tip = git.commit(ref);
        String base = git.mergeBase(tip);
        try {
            Path copies = Files.createTempDirectory("db-base");
            try {
                return new BaseScripts(
                        ref,
                        settings,
                        git,
                        base,
                        git.settingsAt(base, settings, copies.resolve("parted")),
                        copies,
                        ProjectScript.of(settings),
                        ProjectScript.of(git.settingsAt(tip, settings, copies.resolve("there"))));
            } catch (RuntimeException e) {
                delete(copies);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the directory for temporary files", e);
        }
    }

    /** Two scripts of one name are found elsewhere; here the last one stands. */
    private static Map<String, ProjectScript> byIdentity(List<ProjectScript> scripts) {
        return scripts.stream()
                .collect(Collectors.toMap(
                        ProjectScript::identity, Function.identity(), (first, second) -> second, LinkedHashMap::new));
    }

    String ref() {
        return ref;
    }

    MigrationSettings settings() {
        return settings;
    }

    GitSource git() {
        return git;
    }

    Map<String, ProjectScript> here() {
        return here;
    }

    /** The last commit that both branches have. */
    String base() {
        return base;
    }

    /** The project as it was in that commit; of use until this is closed. */
    MigrationSettings partedSettings() {
        return partedSettings;
    }

    /** Whether this branch certainly leads to the same schema as that commit: its scripts are all there is, and as they were. */
    boolean isSameAsParted() {
        return settings.locations().javaPackages().isEmpty()
                && settings.locations().libraries().isEmpty()
                && settings.locations().remote().isEmpty()
                && changedHere().isEmpty();
    }

    /** What this branch added, changed or took away since then. */
    List<ProjectScript> changedHere() {
        Stream<ProjectScript> now = here.values().stream().filter(script -> {
            ProjectScript before = parted.get(script.identity());
            return before == null || !before.sameText(script);
        });
        Stream<ProjectScript> gone = parted.values().stream().filter(script -> !here.containsKey(script.identity()));
        return Stream.concat(now, gone).sorted().toList();
    }

    /** As they were in the last commit that both branches have. */
    Map<String, ProjectScript> parted() {
        return parted;
    }

    /** As they are in the branch it is to go into. */
    Map<String, ProjectScript> there() {
        return there;
    }

    /** Versioned scripts that only this branch has, in the order of their versions. */
    List<ProjectScript> addedHere() {
        return added(here);
    }

    /** Versioned scripts that came to the other branch meanwhile, in the order of their versions. */
    List<ProjectScript> addedThere() {
        return added(there);
    }

    private List<ProjectScript> added(Map<String, ProjectScript> scripts) {
        return scripts.values().stream()
                .filter(script -> script.version().isPresent() && !parted.containsKey(script.identity()))
                .sorted()
                .toList();
    }

    /** The highest version of the other branch. */
    Optional<String> highestThere() {
        return there.values().stream()
                .flatMap(script -> script.version().stream())
                .max(ProjectScript::compareVersions);
    }

    /**
     * The project with all scripts that there will be once both are one: a repeatable one as this branch has it if it
     * changed it, else as the other one has it.
     */
    MigrationSettings merged() {
        Path merged = copies.resolve("merged");
        Path root = Objects.requireNonNull(settings.layout().directory().getRoot());
        Map<String, ProjectScript> all = new LinkedHashMap<>(there);
        parted.keySet().stream().filter(identity -> !here.containsKey(identity)).forEach(all::remove);
        here.forEach((identity, script) -> {
            ProjectScript before = parted.get(identity);
            boolean changed = before == null || !before.sameText(script);
            if (changed || !all.containsKey(identity)) {
                all.put(identity, script);
            }
        });
        try {
            for (ProjectScript script : all.values()) {
                Path file = settings.layout().directory().resolve(script.path()).normalize();
                copy(script.file(), merged.resolve(root.relativize(file).toString()));
            }
            List<Path> directories = new ArrayList<>(settings.locations().directories());
            for (Path directory : directories) {
                Files.createDirectories(
                        merged.resolve(root.relativize(directory).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + merged, e);
        }
        return settings.movedTo(root, merged);
    }

    /** With the script's own configuration, where it has one (Flyway, "Script Config Files"). */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.write(to, Files.readAllBytes(from));
        Path configuration = from.resolveSibling(from.getFileName() + ".conf");
        if (Files.isRegularFile(configuration)) {
            Files.write(to.resolveSibling(to.getFileName() + ".conf"), Files.readAllBytes(configuration));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            delete(copies);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary directory " + copies + " cannot be removed", e);
        }
    }
}
