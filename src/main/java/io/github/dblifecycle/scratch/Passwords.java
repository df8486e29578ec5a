package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Random passwords, and files that only their owner can read. */
record Passwords(SecureRandom random) {

    private static final int BYTES = 24;

    /** Hexadecimal digits only: needs no quoting anywhere. */
    Secret next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    static void write(Secret password, Path file) throws IOException {
        Files.deleteIfExists(file);
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                FileTree.ownerOnly(file, FileTree.readWrite()))) {
            channel.write(StandardCharsets.UTF_8.encode(password.reveal()));
        }
    }

    static Secret read(Path file) throws IOException {
        return new Secret(Files.readString(file, StandardCharsets.UTF_8).strip());
    }
}
