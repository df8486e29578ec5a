package io.github.dblifecycle.scratch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Real PostgreSQL for the tests of every layer: one server per major version and JVM, started when first asked for and
 * gone with the JVM. Works offline once the jar is in the local Maven repository.
 */
public final class EmbeddedPostgres {

    private static final Map<Integer, ScratchServer> SERVERS = new ConcurrentHashMap<>();

    private EmbeddedPostgres() {}

    /** The shared server of a major version; do not close it. */
    public static ScratchServer server(int major) {
        return SERVERS.computeIfAbsent(major, EmbeddedPostgres::start);
    }

    /** A server of the test's own, to which anything may be done; the caller closes it. */
    public static ScratchServer start(int major) {
        return ScratchServer.start(
                new ScratchSettings.Embedded(PostgresRelease.ofMajor(major), cache(), Clock.systemUTC()));
    }

    /** The major version that tests run on: what {@code -Ddb.test.major} asks for, else the plugin's own default. */
    public static int major() {
        return Integer.getInteger("db.test.major", PostgresRelease.DEFAULT_MAJOR);
    }

    /** The shared server of the major version that tests run on. */
    public static ScratchServer server() {
        return server(major());
    }

    /** An empty database on the shared server of the major version that tests run on; the caller closes it. */
    public static ScratchDatabase createDatabase() {
        return server().createDatabase("test");
    }

    /** An empty database on the shared server of a major version; the caller closes it. */
    public static ScratchDatabase createDatabase(int major) {
        return server(major).createDatabase("test");
    }

    /** Unpacked programs and initialised directories, kept between runs below target. */
    public static BinariesCache cache() {
        Path project = Path.of(System.getProperty("basedir", ""));
        return cacheIn(project.resolve("target").resolve("postgres-cache"));
    }

    /** A cache of the test's own. */
    public static BinariesCache cacheIn(Path directory) {
        return new BinariesCache(directory, LocalRepository.ofThisUser(), Platform.current());
    }
}
