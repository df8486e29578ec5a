package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.MigrationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the git repository around a project knows: files as they were at a commit. Reads only.
 */
public final class GitSource {

    private static final String FETCH_ALL = "git fetch --unshallow (in CI: fetch-depth: 0)";

    private final Path directory;
    private final GitCommand git;
    private final Path root;

    private GitSource(Path directory, Path root) {
        this.directory = directory;
        this.git = new GitCommand(directory);
        this.root = root;
    }

    /**
     * The repository that a directory lies in.
     *
     * @throws GitException where there is none, or no git to ask
     */
    public static GitSource around(Path directory) {
        GitCommand.Answer answer = new GitCommand(directory).ask("rev-parse", "--show-toplevel");
        if (answer.exit() != 0) {
            boolean distrusted = answer.error().contains("dubious ownership");
            throw new GitException(
                    directory + " cannot be looked up in git: " + answer.firstError(),
                    distrusted
                            ? "git config --global --add safe.directory " + directory
                            : "run it in a git repository, with its .git directory");
        }
        try {
            return new GitSource(directory, Path.of(answer.text().strip()).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + answer.text().strip(), e);
        }
    }

    /** The top directory of the working tree, without symbolic links. */
    public Path root() {
        return root;
    }

    /** Whether history was cut off when the repository was fetched. */
    public boolean isShallow() {
        return git.ask("rev-parse", "--is-shallow-repository").text().strip().equals("true");
    }

    /**
     * The commit that a branch, tag or abbreviation names.
     *
     * @throws GitException where this repository has no such commit
     */
    public String commit(String ref) {
        if (ref.isBlank() || ref.startsWith("-")) {
            throw new GitException(
                    "'" + ref + "' names no commit", "name a branch, a tag or a commit, like origin/main");
        }
        GitCommand.Answer answer = git.ask("rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (answer.exit() == 0) {
            return answer.text().strip();
        }
        String shallow = isShallow() ? ", which was fetched without its history" : "";
        throw new GitException("'" + ref + "' is not in this git repository" + shallow, fetch(ref));
    }

    private static String fetch(String ref) {
        int slash = ref.indexOf('/');
        return slash > 0
                ? "git fetch " + ref.substring(0, slash) + " " + ref.substring(slash + 1) + ":refs/remotes/" + ref
                        + " (in CI: fetch-depth: 0)"
                : "git fetch --all --tags (in CI: fetch-depth: 0), or name it as git log does: origin/" + ref;
    }

    /**
     * Where the checked-out commit and another one parted.
     *
     * @throws GitException where they never met, as far as this repository goes back
     */
    public String mergeBase(String commit) {
        GitCommand.Answer answer = git.ask("merge-base", "HEAD", commit);
        if (answer.exit() == 0) {
            return answer.text().lines().findFirst().orElseThrow();
        }
        throw isShallow()
                ? new GitException(
                        "where HEAD and " + commit + " parted is not in this git repository, which was fetched without"
                                + " its whole history",
                        FETCH_ALL)
                : new GitException(
                        "HEAD and " + commit + " have no commit in common", "name the branch this one started from");
    }

    /**
     * Writes the files that lie in some directories at a commit below another directory, at the paths they have below the
     * root. Links and submodules are left out.
     *
     * @param directories inside the working tree, wherever it was; those that the commit lacks are passed over
     */
    public void export(String commit, List<Path> directories, Path into) {
        List<String> names = new ArrayList<>();
        List<String> objects = new ArrayList<>();
        List<String> command = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", commit, "--"));
        directories.stream().map(this::inRepository).forEach(command::add);
        if (directories.isEmpty()) {
            return;
        }
        GitCommand.Answer answer = git.demand(command.toArray(String[]::new));
        for (String line : answer.text().split("\0", -1)) {
            int tab = line.indexOf('\t');
            if (tab > 0 && line.startsWith("100")) {
                objects.add(line.substring(0, tab).split(" ", -1)[2]);
                names.add(line.substring(tab + 1));
            }
        }
        List<byte[]> contents = contents(objects);
        try {
            for (int i = 0; i < names.size(); i++) {
                Path file = into.resolve(names.get(i));
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, contents.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the files of commit " + commit + " to " + into, e);
        }
    }

    /**
     * A project's migrations as they were at a commit: their scripts are written to a directory, and the settings for these
     * are returned. Its compiled Java migrations and its libraries are those of now.
     *
     * @param copy a directory of its own, made if it is not there
     */
    public MigrationSettings settingsAt(String commit, MigrationSettings settings, Path copy) {
        export(commit, settings.locations().directories(), copy);
        Path project = settings.layout().directory();
        Path inside = root.relativize(real(directory));
        Path outside = project;
        for (int i = 0; i < inside.getNameCount() && !inside.toString().isEmpty(); i++) {
            outside = Objects.requireNonNull(outside.getParent());
        }
        return settings.movedTo(outside, copy);
    }

    /** Every content that any commit had at a path with this file name, as far as this repository goes back. */
    public List<FileVersion> versions(String fileName) {
        StringBuilder pattern = new StringBuilder(":(top,glob)**/");
        fileName.chars().forEach(character -> {
            if ("*?[]\\".indexOf(character) >= 0) {
                pattern.append('\\');
            }
            pattern.append((char) character);
        });
        Map<String, String> paths = new LinkedHashMap<>();
        String[] words = git.demand(
                        "log",
                        "--all",
                        "HEAD",
                        "--format=",
                        "--raw",
                        "--no-abbrev",
                        "--no-renames",
                        "-m",
                        "-z",
                        "--",
                        pattern.toString())
                .text()
                .split("\0", -1);
        for (int i = 0; i + 1 < words.length; i++) {
            String change = words[i].strip();
            if (change.startsWith(":")) {
                String[] fields = change.split(" ", -1);
                for (String object : List.of(fields[2], fields[3])) {
                    if (!object.matches("0+")) {
                        paths.putIfAbsent(object, words[i + 1]);
                    }
                }
                i++;
            }
        }
        List<String> objects = List.copyOf(paths.keySet());
        List<byte[]> contents = contents(objects);
        List<FileVersion> versions = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            String path = Objects.requireNonNull(paths.get(objects.get(i)));
            versions.add(new FileVersion(objects.get(i), path, contents.get(i)));
        }
        return versions;
    }

    /** The short name of the first commit that had this content. */
    public String introducedBy(FileVersion version) {
        List<String> commits = git.demand(
                        "log",
                        "--all",
                        "HEAD",
                        "--format=%h",
                        "--find-object=" + version.object(),
                        "--",
                        ":(top)" + version.path())
                .text()
                .lines()
                .toList();
        return commits.isEmpty() ? "HEAD" : commits.get(commits.size() - 1);
    }

    /** Whether git knows a file of the working tree. */
    public boolean isTracked(Path file) {
        return git.ask("ls-files", "--error-unmatch", "--", file.toString()).exit() == 0;
    }

    /** A path below the root as a user who stands in the project types it. */
    public String asTyped(String path) {
        return real(directory).relativize(root.resolve(path)).toString().replace('\\', '/');
    }

    /** A path inside the working tree as the repository names it; empty for its top. */
    String inRepository(Path path) {
        Path existing = path.toAbsolutePath().normalize();
        Path project = directory.toAbsolutePath().normalize();
        Path moved = real(directory).resolve(project.relativize(existing)).normalize();
        if (!moved.startsWith(root)) {
            throw new GitException(path + " lies outside the git repository " + root, "keep it in the repository");
        }
        return root.relativize(moved).toString().replace('\\', '/');
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** In the order of the objects; one process for all of them. */
    private List<byte[]> contents(List<String> objects) {
        if (objects.isEmpty()) {
            return List.of();
        }
        byte[] output = git.demandOf(String.join("\n", objects) + "\n", "cat-file", "--batch")
                .output();
        List<byte[]> contents = new ArrayList<>();
        int at = 0;
        for (String object : objects) {
            int lineEnd = at;
            while (lineEnd < output.length && output[lineEnd] != '\n') {
                lineEnd++;
            }
            String[] header = new String(output, at, lineEnd - at, StandardCharsets.US_ASCII).split(" ", -1);
            if (header.length != 3) {
                throw new GitException(
                        "git has lost the content " + object + ": " + String.join(" ", header), FETCH_ALL);
            }
            int length = Integer.parseInt(header[2]);
            contents.add(Arrays.copyOfRange(output, lineEnd + 1, lineEnd + 1 + length));
            at = lineEnd + 1 + length + 1;
        }
        return contents;
    }
}
