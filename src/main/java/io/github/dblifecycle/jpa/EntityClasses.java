package io.github.dblifecycle.jpa;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The classes with a mapping of their own, found in class files without loading any of them. */
final class EntityClasses {

    private static final String CLASS = ".class";

    private static final Set<String> MAPPED = Set.of("Entity", "Embeddable", "MappedSuperclass", "Converter");

    private static final String PACKAGE = ".package-info";

    private final TreeMap<String, ClassFile> found = new TreeMap<>();
    private final TreeMap<String, ClassFile> packages = new TreeMap<>();
    private boolean anyClass;

    private EntityClasses() {}

    /** @param packages only in these and below; empty for all */
    static EntityClasses in(List<Path> roots, List<String> packages) throws IOException {
        EntityClasses classes = new EntityClasses();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                classes.directory(root);
            } else if (Files.isRegularFile(root)) {
                classes.jar(root);
            }
        }
        if (!packages.isEmpty()) {
            classes.found.keySet().removeIf(name -> packages.stream().noneMatch(one -> name.startsWith(one + ".")));
        }
        return classes;
    }

    private void directory(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(root)) {
            files = below.filter(path -> path.toString().endsWith(CLASS))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
                add(ClassFile.read(stream));
            }
        }
    }

    private void jar(Path root) throws IOException {
        try (ZipFile jar = new ZipFile(root.toFile())) {
            List<ZipEntry> entries = new ArrayList<>(jar.stream()
                    .filter(entry -> entry.getName().endsWith(CLASS))
                    .toList());
            for (ZipEntry entry : entries) {
                if (entry.getName().startsWith("META-INF/") || entry.getName().endsWith("module-info.class")) {
                    continue;
                }
                try (InputStream stream = new BufferedInputStream(jar.getInputStream(entry))) {
                    add(ClassFile.read(stream));
                }
            }
        }
    }

    private void add(ClassFile file) {
        anyClass = true;
        if (file.name().endsWith(PACKAGE)) {
            packages.put(file.name().substring(0, file.name().length() - PACKAGE.length()), file);
        }
        boolean mapped = file.annotations().keySet().stream()
                .anyMatch(annotation -> MAPPED.contains(annotation.substring(annotation.lastIndexOf('.') + 1))
                        && Mapping.PACKAGES.stream().anyMatch(annotation::startsWith));
        if (mapped) {
            found.putIfAbsent(file.name(), file);
        }
    }

    /** Whether there is any class at all. */
    boolean anyClass() {
        return anyClass;
    }

    boolean anyEntity() {
        return found.values().stream().anyMatch(file -> file.annotations().keySet().stream()
                .anyMatch(annotation -> annotation.endsWith(".persistence.Entity")));
    }

    /** Sorted. */
    List<String> names() {
        return List.copyOf(found.keySet());
    }

    /** These and those that they inherit from, sorted; a mapped superclass may be in another package. */
    List<String> withParents(List<String> names) {
        TreeSet<String> all = new TreeSet<>();
        Deque<String> left = new ArrayDeque<>(names);
        while (!left.isEmpty()) {
            ClassFile file = found.get(left.remove());
            if (file != null && all.add(file.name())) {
                left.addAll(file.parents());
            }
        }
        return List.copyOf(all);
    }

    /** The packages that have an annotation, each with what it says. */
    SortedMap<String, List<String>> ofPackages(String annotation) {
        SortedMap<String, List<String>> texts = new TreeMap<>();
        packages.forEach((name, file) -> {
            if (file.annotations().containsKey(annotation)) {
                texts.put(name, file.annotations().getOrDefault(annotation, List.of()));
            }
        });
        return texts;
    }
}
