package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.install.PlannedFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a repository that goals put their own into.
 *
 * @param root its top directory, without symbolic links
 */
record RepositoryFiles(Path root) {

    RepositoryFiles {
        Objects.requireNonNull(root, "root");
    }

    boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    /** Empty where there is none. */
    Optional<String> read(String path) throws IOException {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.isDirectory(file)) {
            throw new ConfigurationException(List.of(
                    new ConfigurationProblem(path, "is a directory, where a file is to be installed", "move it away")));
        }
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(List.of(
                    new ConfigurationProblem(path, "is not UTF-8, so no line can be put into it", "save it as UTF-8")));
        }
    }

    /** Each whole or not at all; what is the same already stays untouched. */
    void write(List<PlannedFile> planned) throws IOException {
        for (PlannedFile file : planned) {
            Path path = root.resolve(file.path());
            if (file.state() != PlannedFile.State.UNCHANGED) {
                write(path, file.after());
            }
            if (file.executable()) {
                makeExecutable(path);
            }
        }
    }

    private static void write(Path link, String text) throws IOException {
        Path path = Files.isSymbolicLink(link) ? link.toRealPath() : link;
        Path directory = Objects.requireNonNull(path.getParent());
        Files.createDirectories(directory);
        Optional<Set<PosixFilePermission>> permissions = permissions(path);
        Path beside = Files.createTempFile(directory, "db-install", ".part");
        try {
            Files.writeString(beside, text);
            if (Files.getFileStore(beside).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(beside, permissions.orElse(ORDINARY));
            }
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A temporary file is its owner's alone, a file of a project is not. */
    private static final Set<PosixFilePermission> ORDINARY = Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);

    private static Optional<Set<PosixFilePermission>> permissions(Path path) throws IOException {
        return Files.exists(path) && Files.getFileStore(path).supportsFileAttributeView("posix")
                ? Optional.of(Files.getPosixFilePermissions(path))
                : Optional.empty();
    }

    private static void makeExecutable(Path path) throws IOException {
        Optional<Set<PosixFilePermission>> permissions = permissions(path);
        if (permissions.isPresent()) {
            Set<PosixFilePermission> more = permissions.get();
            more.addAll(Set.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
            Files.setPosixFilePermissions(path, more);
        }
    }
}
