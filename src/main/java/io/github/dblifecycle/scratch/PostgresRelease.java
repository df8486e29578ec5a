package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A published release of the embedded server.
 *
 * @param major the major version, for example 18
 * @param version the version of the binaries artifact, for example {@code 18.6.0}
 */
public record PostgresRelease(int major, String version) {

    /** What is started when nobody asked for a version. */
    public static final int DEFAULT_MAJOR = 18;

    public PostgresRelease {
        Objects.requireNonNull(version, "version");
        if (!version.startsWith(major + ".")) {
            throw new IllegalArgumentException("version " + version + " is not of major version " + major);
        }
    }

    /**
     * The pinned release of a major version.
     *
     * @throws ScratchException when there is none; names those that exist
     */
    public static PostgresRelease ofMajor(int major) {
        Properties pinned = pinned();
        String version = pinned.getProperty(Integer.toString(major));
        if (version == null) {
            SortedSet<Integer> majors = majors();
            throw new ScratchException("there is no embedded PostgreSQL " + major + ", only "
                    + majors.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + ". Set db.postgresVersion to one of these, or db.scratchUrl to a server of version " + major
                    + " of your own.");
        }
        return new PostgresRelease(major, version);
    }

    /** The major versions that {@link #ofMajor} knows. */
    public static SortedSet<Integer> majors() {
        return pinned().stringPropertyNames().stream()
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Major and minor as PostgreSQL itself counts, for example {@code 18.6}. */
    public String display() {
        return version.endsWith(".0") ? version.substring(0, version.length() - 2) : version;
    }

    private static Properties pinned() {
        Properties pinned = new Properties();
        try (InputStream in = PostgresRelease.class.getResourceAsStream("releases.properties")) {
            pinned.load(Objects.requireNonNull(in, "releases.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException("releases.properties cannot be read from the plugin's jar", e);
        }
        return pinned;
    }
}
