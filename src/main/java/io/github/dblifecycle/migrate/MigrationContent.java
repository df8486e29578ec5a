package io.github.dblifecycle.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A hash of what a migration is made of: of a script its lines and the values of the placeholders that stand in it, of Java
 * code its class file and those of the project's own classes that it uses. What Flyway fills in by itself, such as the time or the user, is not known before and left out.
 */
final class MigrationContent {

    private final MessageDigest digest;

    private MigrationContent() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param configuration has the placeholders, and says how they are written */
    static String ofScript(String text, Configuration configuration) {
        MigrationContent content = new MigrationContent().add("script").add(text);
        if (configuration.isPlaceholderReplacement()) {
            String lower = text.toLowerCase(Locale.ROOT);
            Map<String, @Nullable String> placeholders = new TreeMap<>(configuration.getPlaceholders());
            placeholders.forEach((name, value) -> {
                String written = configuration.getPlaceholderPrefix() + name + configuration.getPlaceholderSuffix();
                if (lower.contains(written.toLowerCase(Locale.ROOT))) {
                    content.add(name).add(String.valueOf(value));
                }
            });
        }
        return content.hex();
    }

    /**
     * Of Java code.
     *
     * @param checksum what the code says of itself; null where it says nothing
     */
    static String ofCode(String className, @Nullable Integer checksum, MigrationSettings settings) {
        MigrationContent content =
                new MigrationContent().add("code").add(className).add(String.valueOf(checksum));
        try (InputStream file = settings.classLoader().getResourceAsStream(className.replace('.', '/') + ".class")) {
            byte[] own = file == null ? new byte[0] : file.readAllBytes();
            content.add(own);
            new UsedClasses(settings.layout().classesDirectory())
                    .of(className, own)
                    .forEach((name, bytes) -> content.add(name).add(bytes));
            return content.hex();
        } catch (IOException e) {
            throw new UncheckedIOException("the class files of " + className + " cannot be read", e);
        }
    }

    private MigrationContent add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    private MigrationContent add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
