package io.github.dblifecycle.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The queries of this package, each in a file of its own. */
final class SqlResource {

    private SqlResource() {}

    static String text(String name) {
        try (InputStream resource = SqlResource.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own resource " + name + " cannot be read", e);
        }
    }
}
