package io.github.dblifecycle.workflow;

import io.github.dblifecycle.declared.DeclaredFile;
import io.github.dblifecycle.declared.DeclaredSchema;
import io.github.dblifecycle.migrate.MigrationSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether two schemas are made of the same files, settings and server. */
final class ContentHash {

    private final MessageDigest digest;

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of texts in their order. */
    static String of(String... texts) {
        ContentHash hash = new ContentHash();
        for (String text : texts) {
            hash.add("", text);
        }
        return hash.hex();
    }

    static String of(DeclaredSchema declared, MigrationSettings settings, int major) {
        ContentHash hash = new ContentHash().add("declared", String.valueOf(major));
        settings.flyway().forEach(hash::add);
        for (DeclaredFile file : declared.files()) {
            hash.add(file.name(), file.text());
        }
        return hash.hex();
    }

    /** Empty where what migrations do is not told by files alone: Java code, libraries, places that only Flyway reads. */
    static Optional<String> of(MigrationSettings settings, int major) throws IOException {
        var locations = settings.locations();
        if (!locations.javaPackages().isEmpty()
                || !locations.libraries().isEmpty()
                || !locations.remote().isEmpty()) {
            return Optional.empty();
        }
        ContentHash hash = new ContentHash().add("migrations", String.valueOf(major));
        settings.flyway().forEach(hash::add);
        for (Path directory : locations.directories()) {
            for (Path file : files(directory)) {
                hash.add(file.toString(), "").add(Files.readAllBytes(file));
            }
        }
        return Optional.of(hash.hex());
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> below = Files.walk(directory)) {
            return below.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Lengths go in too, so that no two texts run into each other. */
    private ContentHash add(String name, String text) {
        return add(name.getBytes(StandardCharsets.UTF_8)).add(text.getBytes(StandardCharsets.UTF_8));
    }

    private ContentHash add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
