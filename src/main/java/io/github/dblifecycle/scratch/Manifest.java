package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lay in a directory when it was complete: every file with its size in bytes. Cheap enough to be checked at every
 * use, and it finds what happens to caches: files that cleaners took and files that a full disk or a crash cut short.
 */
record Manifest(SortedMap<String, Long> sizes) {

    Manifest {
        sizes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
    }

    static Manifest of(Path directory) throws IOException {
        SortedMap<String, Long> sizes = new TreeMap<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                sizes.put(name, attributes.isRegularFile() ? attributes.size() : 0);
                return FileVisitResult.CONTINUE;
            }
        });
        return new Manifest(sizes);
    }

    static Manifest read(Path file) throws IOException {
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            int space = line.indexOf(' ');
            try {
                sizes.put(line.substring(space + 1), Long.valueOf(line.substring(0, Math.max(space, 0))));
            } catch (NumberFormatException e) {
                throw new IOException(file + " is damaged: '" + line + "'", e);
            }
        }
        if (sizes.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        return new Manifest(sizes);
    }

    void write(Path file) throws IOException {
        List<String> lines = sizes.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .toList();
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    /** The first thing that is not as it was, in words; empty when all is well. */
    Optional<String> firstDamage(Path directory) throws IOException {
        for (var entry : sizes.entrySet()) {
            Path file = directory.resolve(entry.getKey());
            try {
                BasicFileAttributes found =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                long size = found.isRegularFile() ? found.size() : 0;
                if (size != entry.getValue()) {
                    return Optional.of(entry.getKey() + " has " + size + " bytes, not " + entry.getValue());
                }
            } catch (NoSuchFileException e) {
                return Optional.of(entry.getKey() + " is missing");
            }
        }
        return Optional.empty();
    }
}
