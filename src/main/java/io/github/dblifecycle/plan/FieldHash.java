package io.github.dblifecycle.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A hash of fields in their order; each goes in with its length, so that no two run into each other. */
final class FieldHash {

    private final MessageDigest digest;

    FieldHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    FieldHash add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    FieldHash add(Optional<String> text) {
        return add(text.isPresent()).add(text.orElse(""));
    }

    FieldHash add(int number) {
        return add(String.valueOf(number));
    }

    FieldHash add(boolean yes) {
        return add(String.valueOf(yes));
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
