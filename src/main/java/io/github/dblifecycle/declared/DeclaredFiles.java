package io.github.dblifecycle.declared;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds and reads the files of a project; collects every problem before it gives up. */
final class DeclaredFiles {

    private static final List<String> USUAL_PLACES = List.of("src/main/resources/db", "db");

    private final Path projectDirectory;
    private final List<Finding> problems = new ArrayList<>();

    DeclaredFiles(Path projectDirectory) {
        this.projectDirectory = projectDirectory.toAbsolutePath().normalize();
    }

    List<DeclaredFile> read(Optional<List<Path>> configured) throws DeclarationException {
        Set<Path> found = new LinkedHashSet<>();
        for (Path root : configured.map(this::existing).orElseGet(this::usual)) {
            found.addAll(filesOf(root));
        }
        List<DeclaredFile> files = new ArrayList<>();
        for (Path file : found) {
            readFile(file).ifPresent(files::add);
        }
        if (!problems.isEmpty()) {
            throw new DeclarationException(problems);
        }
        return files;
    }

    private List<Path> existing(List<Path> configured) {
        List<Path> roots = new ArrayList<>();
        for (Path path : configured) {
            Path root = projectDirectory.resolve(path).normalize();
            if (Files.exists(root)) {
                roots.add(root);
            } else {
                problems.add(Finding.error(
                        "DB012",
                        Optional.empty(),
                        "the declared schema is configured to be in " + name(root) + ", which does not exist",
                        "create it, or correct the configured path"));
            }
        }
        return roots;
    }

    private List<Path> usual() {
        for (String place : USUAL_PLACES) {
            Path file = projectDirectory.resolve(place).resolve("schema.sql");
            Path directory = projectDirectory.resolve(place).resolve("schema");
            boolean isFile = Files.isRegularFile(file);
            boolean isDirectory = Files.isDirectory(directory);
            if (isFile && isDirectory) {
                problems.add(Finding.error(
                        "DB011",
                        Optional.empty(),
                        "both " + name(file) + " and " + name(directory) + "/ are there, so it is not clear which"
                                + " of them declares the schema",
                        "keep one of them, or configure the paths"));
                return List.of();
            }
            if (isFile || isDirectory) {
                return List.of(isFile ? file : directory);
            }
        }
        return List.of();
    }

    private List<Path> filesOf(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of(root);
        }
        try (Stream<Path> below = Files.walk(root)) {
            return below.filter(path -> path.toString().endsWith(".sql") && Files.isRegularFile(path))
                    .sorted(Comparator.comparing(this::name))
                    .collect(Collectors.toList());
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            problems.add(unreadable(root, unreadable));
            return List.of();
        }
    }

    private Optional<DeclaredFile> readFile(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            problems.add(unreadable(file, unreadable));
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(input, output, true);
        if (result.isError()) {
            problems.add(notUtf8(file, bytes, input.position()));
            return Optional.empty();
        }
        return Optional.of(new DeclaredFile(name(file), output.flip().toString()));
    }

    private Finding notUtf8(Path file, byte[] bytes, int offset) {
        int line = 1;
        for (int index = 0; index < offset; index++) {
            line += bytes[index] == '\n' ? 1 : 0;
        }
        return Finding.error(
                "DB013",
                Optional.of(new SourcePosition(name(file), line)),
                String.format("the file is not UTF-8: byte 0x%02X at offset %d", bytes[offset], offset),
                "save the file as UTF-8");
    }

    private Finding unreadable(Path path, Exception cause) {
        return Finding.error(
                        "DB019",
                        Optional.empty(),
                        "cannot read " + name(path) + " of the declared schema",
                        "make the file readable for whoever runs the build")
                .withDetails(Collections.singletonList(cause.toString()));
    }

    private String name(Path path) {
        Path shown = path.startsWith(projectDirectory) ? projectDirectory.relativize(path) : path;
        String name = shown.toString().replace('\\', '/');
        return name.isEmpty() ? "." : name;
    }
}
