package io.github.dblifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is what the product makes, and is reviewed when that changes.
 *
 * @param property the system property that writes it anew
 */
record GoldenFile(Path file, String property) {

    void assertIs(String text) throws IOException {
        if (System.getProperty(property) != null) {
            assertThat(System.getenv("CI"))
                    .as("a golden file is not updated where CI is set")
                    .isNull();
            Files.writeString(file, text);
        }
        String golden = Files.exists(file) ? Files.readString(file) : "";
        if (!golden.equals(text)) {
            fail("if the change is meant, -D" + property + " puts this into " + file + ":\n" + text);
        }
    }
}
