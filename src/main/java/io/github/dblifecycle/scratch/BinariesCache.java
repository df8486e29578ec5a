package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is made once per machine: unpacked programs and initialised data directories, by version and SHA-256 of the jar
 * they come from. Any number of processes and threads may use one directory at once; it may be deleted at any time.
 */
public final class BinariesCache {

    private static final int KEY_LENGTH = 16;

    private final Path directory;
    private final BinariesSource source;
    private final Platform platform;

    /** @param directory created when first needed */
    public BinariesCache(Path directory, BinariesSource source, Platform platform) {
        this.directory = directory.toAbsolutePath().normalize();
        this.source = Objects.requireNonNull(source, "source");
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    /**
     * Where caches belong on this system: {@code XDG_CACHE_HOME} or {@code ~/.cache}, {@code ~/Library/Caches},
     * {@code LOCALAPPDATA}.
     *
     * @param environment the process's environment variables
     * @param home the user's home directory
     * @param osName as in the system property {@code os.name}
     */
    public static Path defaultDirectory(Map<String, String> environment, Path home, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        Path base;
        if (os.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            base = local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
        } else if (os.startsWith("mac")) {
            base = home.resolve("Library").resolve("Caches");
        } else {
            Path xdg = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
            base = xdg.isAbsolute() ? xdg : home.resolve(".cache");
        }
        return base.resolve("db-maven-plugin");
    }

    Path directory() {
        return directory;
    }

    Platform platform() {
        return platform;
    }

    /**
     * The programs of a release, unpacked if they are not there yet or no longer whole.
     *
     * @throws ScratchException when they cannot be had; says what failed and what can be done instead
     */
    Installation installation(PostgresRelease release) {
        return installation(release, null);
    }

    /** @param account as whom the server runs; null: whatever works here */
    Installation installation(PostgresRelease release, @Nullable ServerAccount account) {
        BinariesArtifact artifact = platform.artifact(release);
        try {
            ServerAccount runner = account == null ? ServerAccount.choose(platform) : account;
            Path jar = source.resolve(artifact);
            String key = artifact.artifactId() + "-" + release.version() + "-" + contentHash(jar);
            Path unpacked = new VerifiedDirectory(entry(key))
                    .get(target -> Progress.during(
                            "Unpacking PostgreSQL " + release.display() + " (once per machine)",
                            () -> new BinariesArchive(jar).unpackTo(target)));
            return new Installation(release, platform, runner, unpacked);
        } catch (IOException e) {
            throw new ScratchException(
                    "PostgreSQL " + release.display() + " (" + artifact + ") could not be made ready in " + directory
                            + ": " + e.getMessage() + ". Set db.scratchUrl to a server of your own to do without it.",
                    e);
        }
    }

    /** An initialised data directory of the installation's release. */
    DataTemplate template(Installation installation) throws IOException {
        Path programs = Objects.requireNonNull(installation.directory().getParent(), "the cache's entry");
        String key = programs.getFileName() + "-data-" + sha256Text(DataDirectory.fingerprint(installation));
        Path content = new VerifiedDirectory(entry(key))
                .get(target -> Progress.during(
                        "Initialising PostgreSQL " + installation.release().display() + " (once per machine)",
                        () -> DataTemplate.make(installation, target, new Passwords(new SecureRandom()))));
        return new DataTemplate(content);
    }

    private Path entry(String key) {
        return directory.resolve("postgres").resolve(key);
    }

    /** Hashing 15 MB in a young JVM takes longer than starting the server: a file that did not change is hashed once. */
    private String contentHash(Path jar) throws IOException {
        String identity = jar.toAbsolutePath() + "|" + Files.size(jar) + "|" + Files.getLastModifiedTime(jar);
        Path known = directory.resolve("hashes").resolve(sha256Text(identity));
        if (Files.isRegularFile(known)) {
            String hash = Files.readString(known, StandardCharsets.UTF_8).strip();
            if (hash.length() == KEY_LENGTH) {
                return hash;
            }
        }
        String hash = sha256(jar);
        Files.createDirectories(directory.resolve("hashes"));
        Path beside = Files.createTempFile(directory.resolve("hashes"), "hash", ".part");
        Files.writeString(beside, hash, StandardCharsets.UTF_8);
        Files.move(beside, known, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return hash;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return shortened(digest);
    }

    private static String sha256Text(String text) {
        MessageDigest digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return shortened(digest);
    }

    private static String shortened(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform knows SHA-256", e);
        }
    }
}
